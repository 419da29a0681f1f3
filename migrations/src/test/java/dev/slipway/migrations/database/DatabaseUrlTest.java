package dev.slipway.migrations.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseUrlTest {

    @Test
    void an_address_is_taken_as_applications_write_it() {
        var source = source("postgres://shop:p%40ss+w%2Fo@db.internal:6432/shop_prod?schema=public&sslmode=require");

        assertThat(source.getUser()).isEqualTo("shop");
        assertThat(source.getPassword()).isEqualTo("p@ss+w/o");
        assertThat(source.getServerNames()).containsExactly("db.internal");
        assertThat(source.getPortNumbers()).containsExactly(6432);
        assertThat(source.getDatabaseName()).isEqualTo("shop_prod");
        assertThat(source.getSslMode()).isEqualTo("require");
    }

    @Test
    void a_jdbc_address_with_its_user_among_the_parameters_is_taken_too() {
        var source = source("jdbc:postgresql://[::1]/shop?user=a&password=b\n");

        assertThat(source.getUser()).isEqualTo("a");
        assertThat(source.getPassword()).isEqualTo("b");
        assertThat(source.getPortNumbers()).containsExactly(5432);
    }

    @Test
    void the_password_is_never_shown() {
        assertThat(DatabaseUrl.parse("postgresql://shop:hunter2@db/shop")).hasToString("shop@db:5432/shop");
    }

    @Test
    void programs_get_the_same_way_in_without_an_argument() {
        var url = DatabaseUrl.parse("postgresql://shop:p%40ss@[::1]:6432/shop?sslmode=require&options=-c%20jit=off");

        assertThat(url.to("other").environment())
                .containsEntry("PGHOST", "::1")
                .containsEntry("PGPORT", "6432")
                .containsEntry("PGDATABASE", "other")
                .containsEntry("PGUSER", "shop")
                .containsEntry("PGPASSWORD", "p@ss")
                .containsEntry("PGSSLMODE", "require")
                .containsEntry("PGOPTIONS", "-c jit=off")
                .doesNotContainKey("PGSSLKEY");
    }

    @Test
    void how_the_way_is_secured_goes_along_with_a_login_and_back() {
        var url = DatabaseUrl.parse(
                "postgresql://ada:x@db/shop?sslmode=verify-full&sslrootcert=/ca.crt&sslcert=/me.crt&sslkey=/me.key");

        var other = DatabaseUrl.of(url.login().to("copy").as("bob", "y"));

        assertThat(other.environment())
                .containsEntry("PGSSLMODE", "verify-full")
                .containsEntry("PGSSLROOTCERT", "/ca.crt")
                .containsEntry("PGSSLCERT", "/me.crt")
                .containsEntry("PGSSLKEY", "/me.key")
                .containsEntry("PGDATABASE", "copy")
                .containsEntry("PGUSER", "bob");
    }

    @Test
    void a_change_leaves_the_address_that_it_came_from_alone() {
        var url = DatabaseUrl.parse("postgresql://shop:secret@db/shop");

        assertThat(url.to("other").within(Duration.ofSeconds(3)).withPatience()).hasToString("shop@db:5432/other");
        assertThat(((PGSimpleDataSource) url.within(Duration.ofSeconds(3)).dataSource()).getSocketTimeout())
                .isEqualTo(3);
        assertThat(((PGSimpleDataSource) url.dataSource()).getSocketTimeout()).isZero();
        assertThat(url).hasToString("shop@db:5432/shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mysql://a:hunter2@b/c", "postgresql://a:hunter2@b", "postgresql://a:hunt@er2@b/c"})
    void what_is_no_address_is_refused_without_repeating_it(String written) {
        assertThatThrownBy(() -> DatabaseUrl.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postgresql://user:password@host:port/name")
                .hasMessageNotContaining("hunter2");
    }

    private static PGSimpleDataSource source(String written) {
        return (PGSimpleDataSource) DatabaseUrl.parse(written).dataSource();
    }
}
