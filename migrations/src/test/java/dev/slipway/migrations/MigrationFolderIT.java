package dev.slipway.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.slipway.migrations.Problem.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationFolderIT {

    @TempDir
    private Path folder;

    @Test
    void prisma_folders_are_migrations() throws IOException {
        write("migration_lock.toml", "provider = \"postgresql\"\n");
        write("20240101120000_init/migration.sql", "create table a (id int);");
        write("20240101120000_init/rollback.sql", "drop table a;");
        write("20240202120000_more/migration.sql", "create table b (id int);");
        write("20240202120000_more/down.sql", "drop table b;");

        var set = MigrationFolder.read(folder);

        assertThat(set.problems()).isEmpty();
        assertThat(set.layout()).isEqualTo(Layout.PRISMA);
        assertThat(set.migrations())
                .extracting(Migration::name)
                .containsExactly("20240101120000_init", "20240202120000_more");
        assertThat(set.migrations()).allMatch(migration -> migration.rollback() instanceof Rollback.Scripted);
    }

    @Test
    void up_and_down_files_are_migrations_in_the_order_of_their_numbers() throws IOException {
        for (int i = 1; i <= 10; i++) {
            pair(i + "_step", "create table t" + i + " ();", "drop table t" + i + ";");
        }

        var set = MigrationFolder.read(folder);

        assertThat(set.problems()).isEmpty();
        assertThat(set.migrations())
                .extracting(each -> each.version().toString())
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    }

    @Test
    void flyway_names_are_migrations_wherever_they_lie() throws IOException {
        write("V1__init.sql", "create table a ();");
        write("U1__init.sql", "drop table a;");
        write("later/V1.1__more.sql", "create table b ();");
        write("later/U1_1__more.sql", "drop table b;");

        var set = MigrationFolder.read(folder);

        assertThat(set.problems()).isEmpty();
        assertThat(set.layout()).isEqualTo(Layout.FLYWAY);
        assertThat(set.migrations()).extracting(Migration::name).containsExactly("V1__init", "V1.1__more");
    }

    @Test
    void every_problem_is_told_at_once_with_its_file() throws IOException {
        pair("0001_a", "create table a ();", "-- nothing to do\n");
        pair("0003_c", "-- only words\n", "drop table c;");
        write("0004_d.up.sql", "create table d ();");
        write("04_again.up.sql", "create table e ();");
        write("0005_e.down.sql", "drop table x;");
        write("seed.sql", "insert into a default values;");
        pair("0006_f", "create table f (); commit; select 'x", "\\i other.sql\n");
        pair("0007_g", "-- slipway: irreversible because no\ncreate table g ();", "drop table g;");
        Files.write(folder.resolve("0008_h.up.sql"), "select 1;\nselect 'é';".getBytes(StandardCharsets.ISO_8859_1));

        var set = MigrationFolder.read(folder);

        assertThat(set.problems())
                .extracting(Problem::kind, Problem::file)
                .contains(
                        tuple(Kind.NO_ROLLBACK, "0001_a.up.sql"),
                        tuple(Kind.GAP, "0003_c.up.sql"),
                        tuple(Kind.EMPTY, "0003_c.up.sql"),
                        tuple(Kind.NO_ROLLBACK, "0004_d.up.sql"),
                        tuple(Kind.DUPLICATE, "04_again.up.sql"),
                        tuple(Kind.LAYOUT, "0005_e.down.sql"),
                        tuple(Kind.STRAY, "seed.sql"),
                        tuple(Kind.TRANSACTION, "0006_f.up.sql"),
                        tuple(Kind.UNFINISHED, "0006_f.up.sql"),
                        tuple(Kind.PSQL_ONLY, "0006_f.down.sql"),
                        tuple(Kind.DIRECTIVE, "0007_g.up.sql"),
                        tuple(Kind.NOT_UTF8, "0008_h.up.sql"));
        assertThat(set.problems())
                .filteredOn(problem -> problem.kind() == Kind.NOT_UTF8)
                .singleElement()
                .hasToString("0008_h.up.sql:2: is not UTF-8 from here on; save it as UTF-8");
    }

    @Test
    void no_way_back_may_be_declared_with_a_reason() throws IOException {
        write("1_a.up.sql", "-- slipway: irreversible because the old hashes are gone\nupdate a set b = 1;");
        write("2_b.up.sql", "delete from b;");
        write("2_b.down.sql", "-- slipway: irreversible: what was deleted is not kept\n");

        var set = MigrationFolder.read(folder);

        assertThat(set.problems()).isEmpty();
        assertThat(set.migrations())
                .extracting(Migration::rollback)
                .containsExactly(
                        new Rollback.Irreversible("the old hashes are gone"),
                        new Rollback.Irreversible("what was deleted is not kept"));
    }

    @Test
    void mixed_layouts_are_not_guessed_about() throws IOException {
        pair("0001_a", "select 1;", "select 1;");
        write("V2__b.sql", "select 1;");

        var set = MigrationFolder.read(folder);

        assertThat(set.migrations()).isEmpty();
        assertThat(set.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("up/down pairs (`0001_a.down.sql`)", "Flyway (`V2__b.sql`)"));
    }

    @Test
    void an_unknown_layout_is_told_the_known_ones() throws IOException {
        write("001_init.sql", "select 1;");

        assertThat(MigrationFolder.read(folder).problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).contains("001_init.sql", "Prisma", "Flyway", ".up.sql"));
    }

    @Test
    void flyways_special_files_are_refused_in_words() throws IOException {
        write("V1__a.sql", "-- slipway: irreversible because it is the first\nselect 1;");
        write("R__views.sql", "create or replace view v as select 1;");
        write("afterMigrate.sql", "select 1;");
        write("V2_b.sql", "select 1;");

        assertThat(MigrationFolder.read(folder).problems())
                .extracting(Problem::toString)
                .anyMatch(text -> text.startsWith("R__views.sql: repeatable"))
                .anyMatch(text -> text.startsWith("afterMigrate.sql: callbacks"))
                .anyMatch(text -> text.startsWith("V2_b.sql: the version and the name need two underscores"))
                .hasSize(3);
    }

    @Test
    void room_left_between_numbers_on_purpose_is_no_gap() throws IOException {
        for (var version : new String[] {"010", "020", "040"}) {
            pair(version + "_x", "select 1;", "select 1;");
        }

        assertThat(MigrationFolder.read(folder).problems())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("version 30 is missing");
    }

    @Test
    void timestamps_have_no_gaps() throws IOException {
        pair("20240101_a", "select 1;", "select 1;");
        pair("20240301_b", "select 1;", "select 1;");

        assertThat(MigrationFolder.read(folder).problems()).isEmpty();
    }

    @Test
    void links_are_refused_and_not_followed() throws IOException {
        pair("0001_a", "select 1;", "select 1;");
        Files.createSymbolicLink(folder.resolve("0002_b.up.sql"), folder.resolve("0001_a.up.sql"));
        Files.createSymbolicLink(folder.resolve("more"), folder);

        assertThat(MigrationFolder.read(folder).problems())
                .extracting(Problem::kind, Problem::file)
                .containsExactly(tuple(Kind.UNREADABLE, "0002_b.up.sql"), tuple(Kind.UNREADABLE, "more"));
    }

    @Test
    void a_folder_must_lie_inside_the_application() throws IOException {
        var application = Files.createDirectories(folder.resolve("app"));
        Files.createDirectories(folder.resolve("outside"));
        Files.createSymbolicLink(application.resolve("link"), folder.resolve("outside"));

        assertThat(MigrationFolder.readInside(application, "../outside").problems())
                .hasSize(1);
        assertThat(MigrationFolder.readInside(application, "link").problems())
                .singleElement()
                .asString()
                .contains("leads out of");
        assertThat(MigrationFolder.readInside(application, "nowhere").problems())
                .singleElement()
                .asString()
                .contains("is not a folder");
    }

    @Test
    void folders_and_files_that_are_too_large_are_refused() throws IOException {
        pair("0001_a", "select 1;", "select 1; -- " + "x".repeat(200));
        pair("0002_b", "select 1;", "select 1;");

        assertThat(MigrationFolder.read(folder, new FolderLimits(3, 2, 100, 10_000))
                        .problems())
                .extracting(Problem::kind)
                .contains(Kind.UNREADABLE)
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(MigrationFolder.read(folder, new FolderLimits(100, 2, 1_000, 50))
                        .problems())
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("is where reading stopped"));
    }

    @Test
    void names_as_long_as_a_file_system_allows_are_read() throws IOException {
        pair("9".repeat(200), "select 1;", "select 1;");

        assertThat(MigrationFolder.read(folder).migrations()).hasSize(1);
    }

    @Test
    void a_file_that_cannot_be_read_is_the_only_problem_that_it_makes() throws IOException {
        pair("1_a", "select 1;", "select 1;");
        pair("2_b", "select 1;", "select 1;");
        pair("3_c", "select 1;", "select 1;");
        Files.write(folder.resolve("2_b.up.sql"), new byte[] {(byte) 0xff});
        Files.write(folder.resolve("3_c.down.sql"), new byte[] {(byte) 0xff});

        assertThat(MigrationFolder.read(folder).problems())
                .extracting(Problem::kind)
                .containsExactly(Kind.NOT_UTF8, Kind.NOT_UTF8);
    }

    @Test
    void a_checksum_does_not_care_about_line_ends() {
        assertThat(Script.of("a", "select 1;\r\nselect 2;\r").checksum())
                .isEqualTo(Script.of("b", "\uFEFFselect 1;\nselect 2;\n").checksum())
                .isNotEqualTo(Script.of("c", "select 1;\nselect 3;\n").checksum());
    }

    @Test
    void prismas_own_word_about_another_database_is_taken() throws IOException {
        write("migration_lock.toml", "# do not edit\nprovider = \"sqlite\"\n");
        write("20240101120000_init/migration.sql", "create table a (id int);");
        write("20240101120000_init/rollback.sql", "drop table a;");

        assertThat(MigrationFolder.read(folder).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Kind.FOREIGN_DIALECT));
    }

    private void pair(String name, String up, String down) throws IOException {
        write(name + ".up.sql", up);
        write(name + ".down.sql", down);
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
