package dev.slipway.migrations.rehearsal.kind;

import static dev.slipway.migrations.rehearsal.kind.MigrationKind.CONTRACT;
import static dev.slipway.migrations.rehearsal.kind.MigrationKind.EXPAND;
import static dev.slipway.migrations.rehearsal.kind.MigrationKind.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.slipway.migrations.data.TableName;
import dev.slipway.migrations.schema.SchemaObject;
import dev.slipway.migrations.schema.SchemaObject.Kind;
import dev.slipway.migrations.schema.SchemaSnapshot;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClassifierTest {

    private static final Seen NOTHING = new Seen(Set.of(), Set.of());

    /** What is there before in every case; a case's own first line comes in addition. */
    private static final String[] GROUND = {
        "table public.users | table",
        "column public.users.id | integer not null",
        "column public.users.\"full name\" | text",
    };

    static Stream<Arguments> cases() {
        return Stream.of(
                arguments("a table", "", "table public.notes | table", EXPAND),
                arguments(
                        "a column of a new table that must be filled",
                        "",
                        "table public.t | table\ncolumn public.t.a | integer not null",
                        EXPAND),
                arguments("a column that may be empty", "", "column public.users.a | text", EXPAND),
                arguments(
                        "a column with a default",
                        "",
                        "column public.users.a | text not null default 'x'::text",
                        EXPAND),
                arguments(
                        "a column that is generated",
                        "",
                        "column public.users.a | integer not null generated always as (id * 2) stored",
                        EXPAND),
                arguments(
                        "a column that counts itself",
                        "",
                        "column public.users.a | integer not null generated always as identity",
                        EXPAND),
                arguments("a column that must be filled", "", "column public.users.a | text not null", CONTRACT),
                arguments(
                        "a column of a domain that must be filled",
                        "",
                        "type public.d | domain of integer not null\ncolumn public.users.a | public.d",
                        CONTRACT),
                arguments(
                        "a column of a domain with a default",
                        "",
                        "type public.d | domain of integer not null\ncolumn public.users.a | public.d default 3",
                        EXPAND),
                arguments("a column that is gone", "column public.users.a | text", "", CONTRACT),
                arguments(
                        "a column with another name",
                        "column public.users.a | text",
                        "column public.users.b | text",
                        CONTRACT),
                arguments(
                        "a column of another type",
                        "column public.users.a | text",
                        "column public.users.a | integer",
                        CONTRACT),
                arguments(
                        "a shorter column",
                        "column public.users.a | character varying(20)",
                        "column public.users.a | character varying(10)",
                        CONTRACT),
                arguments(
                        "a column that must be filled now",
                        "column public.users.a | text",
                        "column public.users.a | text not null",
                        CONTRACT),
                arguments(
                        "a column that may be empty now",
                        "column public.users.a | text not null",
                        "column public.users.a | text",
                        EXPAND),
                arguments(
                        "a default more",
                        "column public.users.a | text",
                        "column public.users.a | text default 'x'::text",
                        EXPAND),
                arguments(
                        "a default less",
                        "column public.users.a | text default 'x'::text",
                        "column public.users.a | text",
                        CONTRACT),
                arguments(
                        "another default",
                        "column public.users.a | text default 'x'::text",
                        "column public.users.a | text default 'y'::text",
                        UNKNOWN),
                arguments(
                        "a default that speaks of not null",
                        "column public.users.a | text",
                        "column public.users.a | text default ' not null'::text",
                        EXPAND),
                arguments(
                        "an identity that takes no value",
                        "column public.users.a | integer not null",
                        "column public.users.a | integer not null generated always as identity",
                        CONTRACT),
                arguments(
                        "an identity by default",
                        "column public.users.a | integer not null",
                        "column public.users.a | integer not null generated by default as identity",
                        EXPAND),
                arguments(
                        "another storage",
                        "column public.users.a | text",
                        "column public.users.a | text storage e statistics 500",
                        EXPAND),
                arguments("a table that is gone", "table public.t | table", "", CONTRACT),
                arguments("a table with another name", "table public.t | table", "table public.u | table", CONTRACT),
                arguments(
                        "a table with other options",
                        "table public.t | table",
                        "table public.t | table with {fillfactor=70}",
                        EXPAND),
                arguments(
                        "a table that hides rows",
                        "table public.t | table",
                        "table public.t | table row level security",
                        CONTRACT),
                arguments(
                        "a table that is unlogged now",
                        "table public.t | table",
                        "table public.t | unlogged table",
                        UNKNOWN),
                arguments("an index", "", "index public.i | CREATE INDEX i ON public.users USING btree (id)", EXPAND),
                arguments(
                        "a unique index on an old column",
                        "",
                        "index public.i | CREATE UNIQUE INDEX i ON public.users USING btree (id)",
                        CONTRACT),
                arguments(
                        "a unique index on an old column with a difficult name",
                        "",
                        "index public.i | CREATE UNIQUE INDEX i ON public.users USING btree (\"full name\")",
                        CONTRACT),
                arguments(
                        "a unique index on a new column",
                        "",
                        "column public.users.a | text\nindex public.i | CREATE UNIQUE INDEX i ON public.users USING btree (a)",
                        EXPAND),
                arguments(
                        "a unique index on a new table",
                        "",
                        "table public.t | table\nindex public.i | CREATE UNIQUE INDEX i ON public.t USING btree (id)",
                        EXPAND),
                arguments(
                        "an index that is gone",
                        "index public.i | CREATE INDEX i ON public.users USING btree (id)",
                        "",
                        EXPAND),
                arguments(
                        "a unique index that is gone",
                        "index public.i | CREATE UNIQUE INDEX i ON public.users USING btree (id)",
                        "",
                        CONTRACT),
                arguments(
                        "an index that became valid",
                        "index public.i | CREATE UNIQUE INDEX i ON public.users USING btree (id) INVALID",
                        "index public.i | CREATE UNIQUE INDEX i ON public.users USING btree (id)",
                        EXPAND),
                arguments("a check on an old column", "", "constraint c on public.users | CHECK ((id > 0))", CONTRACT),
                arguments(
                        "a check on a new column",
                        "",
                        "column public.users.a | integer\nconstraint c on public.users | CHECK ((a > 0))",
                        EXPAND),
                arguments(
                        "a check that wants a new column filled",
                        "",
                        "column public.users.a | integer\nconstraint c on public.users | CHECK ((a IS NOT NULL))",
                        CONTRACT),
                arguments(
                        "a reference from a new column",
                        "",
                        "column public.users.a | integer\nconstraint c on public.users | FOREIGN KEY (a) REFERENCES public.t(id)",
                        EXPAND),
                arguments(
                        "a reference from an old column",
                        "",
                        "constraint c on public.users | FOREIGN KEY (id) REFERENCES public.t(a)",
                        CONTRACT),
                arguments(
                        "a reference of a new table",
                        "",
                        "table public.t | table\nconstraint c on public.t | FOREIGN KEY (id) REFERENCES public.users(id)",
                        EXPAND),
                arguments("a check that is gone", "constraint c on public.users | CHECK ((id > 0))", "", EXPAND),
                arguments("a key that is gone", "constraint c on public.users | PRIMARY KEY (id)", "", CONTRACT),
                arguments(
                        "a cascade that is gone",
                        "constraint c on public.users | FOREIGN KEY (id) REFERENCES public.t(a) ON DELETE CASCADE",
                        "",
                        UNKNOWN),
                arguments(
                        "a constraint that is proven now",
                        "constraint c on public.users | CHECK ((id > 0)) NOT VALID",
                        "constraint c on public.users | CHECK ((id > 0))",
                        EXPAND),
                arguments(
                        "another constraint",
                        "constraint c on public.users | CHECK ((id > 0))",
                        "constraint c on public.users | CHECK ((id > 5))",
                        CONTRACT),
                arguments(
                        "a label more",
                        "type public.m | enum ('a', 'c')",
                        "type public.m | enum ('a', 'b', 'c')",
                        EXPAND),
                arguments("a label less", "type public.m | enum ('a', 'b')", "type public.m | enum ('a')", CONTRACT),
                arguments(
                        "labels in another order",
                        "type public.m | enum ('a', 'b')",
                        "type public.m | enum ('b', 'a')",
                        CONTRACT),
                arguments("a type that is gone", "type public.m | enum ('a')", "", CONTRACT),
                arguments(
                        "another composite",
                        "type public.m | composite (a text)",
                        "type public.m | composite (a text, b text)",
                        CONTRACT),
                arguments("a view", "", "view public.v | view as select 1", EXPAND),
                arguments(
                        "another view",
                        "view public.v | view as select 1",
                        "view public.v | view as select 2",
                        UNKNOWN),
                arguments("a view that is gone", "view public.v | view as select 1", "", CONTRACT),
                arguments("another function", "function public.f() | a", "function public.f() | b", UNKNOWN),
                arguments("a function that is gone", "function public.f() | a", "", CONTRACT),
                arguments("a trigger on an old table", "", "trigger t on public.users | CREATE TRIGGER t", UNKNOWN),
                arguments(
                        "a trigger on a new table",
                        "",
                        "table public.t | table\ntrigger t on public.t | CREATE TRIGGER t",
                        EXPAND),
                arguments("a policy on an old table", "", "policy p on public.users | permissive", UNKNOWN),
                arguments(
                        "a right more",
                        "grant table public.users to app | select",
                        "grant table public.users to app | insert, select",
                        EXPAND),
                arguments(
                        "a right less",
                        "grant table public.users to app | insert, select",
                        "grant table public.users to app | select",
                        CONTRACT),
                arguments("a grant that is gone", "grant table public.users to app | select", "", CONTRACT),
                arguments("a setting", "", "setting search_path for everybody | app", UNKNOWN),
                arguments("an extension", "", "extension pg_trgm | version 1.6 in schema public", EXPAND),
                arguments(
                        "another version of an extension",
                        "extension x | version 1",
                        "extension x | version 2",
                        UNKNOWN),
                arguments("a comment", "", "comment table users | people", EXPAND),
                arguments(
                        "a sequence that counts otherwise",
                        "sequence public.s | integer start 1",
                        "sequence public.s | bigint start 1",
                        UNKNOWN),
                arguments(
                        "one good and one bad thing",
                        "column public.users.a | text",
                        "table public.t | table",
                        CONTRACT),
                arguments("nothing", "", "", EXPAND));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void is_told_from_the_catalog(String what, String before, String after, MigrationKind kind) {
        var classification = Classifier.of(schema(before), schema(after), NOTHING);

        assertThat(classification.kind()).as(what).isEqualTo(kind);
        assertThat(classification.reasons()).isNotEmpty();
    }

    @Test
    void other_rows_in_old_columns_cannot_be_judged() {
        var seen = new Seen(Set.of(), Set.of(new TableName("public", "users")));

        var classification = Classifier.of(schema(""), schema("table public.t | table"), seen);

        assertThat(classification.kind()).isEqualTo(UNKNOWN);
        assertThat(classification.reasons()).singleElement().asString().contains("public.users");
    }

    @Test
    void a_strong_lock_that_the_catalog_does_not_explain_cannot_be_judged() {
        var seen = new Seen(Set.of(new TableName("public", "users")), Set.of());

        assertThat(Classifier.of(schema(""), schema(""), seen).kind()).isEqualTo(UNKNOWN);
        assertThat(Classifier.of(schema(""), schema("column public.users.a | text"), seen)
                        .kind())
                .isEqualTo(EXPAND);
    }

    private static SchemaSnapshot schema(String more) {
        return new SchemaSnapshot(Stream.concat(Arrays.stream(GROUND), more.lines())
                .map(line -> line.split(" \\| ", 2))
                .map(parts -> object(parts[0], parts[1]))
                .toList());
    }

    private static SchemaObject object(String label, String definition) {
        var words = label.split(" ", 2);
        return new SchemaObject(Kind.valueOf(words[0].toUpperCase(Locale.ROOT)), words[1], definition);
    }
}
