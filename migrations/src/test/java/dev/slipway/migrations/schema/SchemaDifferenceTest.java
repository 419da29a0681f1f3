package dev.slipway.migrations.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.migrations.schema.SchemaObject.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaDifferenceTest {

    @Test
    void equal_schemas_do_not_differ_whatever_the_order() {
        var a = new SchemaObject(Kind.TABLE, "a", "table");
        var b = new SchemaObject(Kind.TABLE, "b", "table");

        assertThat(snapshot(a, b).to(snapshot(b, a)).isEmpty()).isTrue();
        assertThat(snapshot(a, b).digest()).isEqualTo(snapshot(b, a).digest());
    }

    @Test
    void each_change_is_a_line() {
        var before = snapshot(
                new SchemaObject(Kind.TABLE, "gone", "table"),
                new SchemaObject(Kind.COLUMN, "t.a", "integer"),
                new SchemaObject(Kind.FUNCTION, "f()", "begin\n  one\nend"));
        var after = snapshot(
                new SchemaObject(Kind.COLUMN, "t.a", "bigint"),
                new SchemaObject(Kind.FUNCTION, "f()", "begin\n  two\nend"),
                new SchemaObject(Kind.VIEW, "new", "select\n  " + "x".repeat(500)));

        var lines = before.to(after).toString().lines().toList();

        assertThat(lines)
                .contains(
                        "- table gone: table", "~ column t.a: integer → bigint", "~ function f() (line 2): one → two");
        assertThat(lines).hasSize(4);
        assertThat(lines)
                .filteredOn(line -> line.contains("view"))
                .singleElement()
                .asString()
                .startsWith("+ view new: select xxx")
                .endsWith("…")
                .hasSizeLessThan(200);
    }

    @Test
    void a_definition_that_grew_says_what_came() {
        var before = snapshot(new SchemaObject(Kind.VIEW, "v", "a\nb"));
        var after = snapshot(new SchemaObject(Kind.VIEW, "v", "a\nb\nc"));

        assertThat(before.to(after)).hasToString("~ view v (line 3): nothing → c");
        assertThat(after.to(before)).hasToString("~ view v (line 3): c → nothing");
    }

    private static SchemaSnapshot snapshot(SchemaObject... objects) {
        return new SchemaSnapshot(List.of(objects));
    }
}
