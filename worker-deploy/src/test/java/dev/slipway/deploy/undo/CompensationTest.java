package dev.slipway.deploy.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.MigrationClass;
import dev.slipway.events.TableLoss;
import dev.slipway.events.UndoPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompensationTest {

    private static final String HAS_SCRIPT = "script";

    /** Every combination of: what the database has, whether scripts lead back, what was written, what may go, a backup. */
    @ParameterizedTest(name = "{0} with {1}, {2} rows of {3} allowed, backup {4}: {5}")
    @CsvSource(textBlock = """
            NONE,         script,  0,  0, yes, APPLICATION_ONLY
            NONE,         script,  0,  0, no,  APPLICATION_ONLY
            EXPAND,       script,  0,  0, yes, DOWN_MIGRATION
            EXPAND,       script,  0,  0, no,  DOWN_MIGRATION
            EXPAND,       script,  7,  0, yes, APPLICATION_ONLY
            EXPAND,       script,  7,  0, no,  APPLICATION_ONLY
            EXPAND,       script,  7,  7, yes, APPLICATION_ONLY
            EXPAND,       script,  7,  7, no,  APPLICATION_ONLY
            EXPAND,       one way, 0,  0, yes, RESTORE
            EXPAND,       one way, 0,  0, no,  CALL_A_HUMAN
            CONTRACT,     script,  0,  0, yes, DOWN_MIGRATION
            CONTRACT,     script,  0,  0, no,  DOWN_MIGRATION
            CONTRACT,     script,  7,  0, yes, CALL_A_HUMAN
            CONTRACT,     script,  7,  0, no,  CALL_A_HUMAN
            CONTRACT,     script,  7,  6, yes, CALL_A_HUMAN
            CONTRACT,     script,  7,  7, yes, DOWN_MIGRATION
            CONTRACT,     script,  7,  7, no,  DOWN_MIGRATION
            CONTRACT,     one way, 0,  0, yes, RESTORE
            CONTRACT,     one way, 0,  0, no,  CALL_A_HUMAN
            UNKNOWN,      script,  0,  0, yes, DOWN_MIGRATION
            UNKNOWN,      script,  7,  0, yes, CALL_A_HUMAN
            UNKNOWN,      script,  7,  0, no,  CALL_A_HUMAN
            UNKNOWN,      script,  7,  7, no,  DOWN_MIGRATION
            UNKNOWN,      one way, 0,  0, yes, RESTORE
            IRREVERSIBLE, one way, 0,  0, yes, RESTORE
            IRREVERSIBLE, one way, 7,  7, yes, RESTORE
            IRREVERSIBLE, one way, 0,  0, no,  CALL_A_HUMAN
            IRREVERSIBLE, one way, 7,  7, no,  CALL_A_HUMAN
            """)
    void chooses_from_facts(MigrationClass kind, String script, long rows, long mayLose, String backup, UndoPath path) {
        var applied = kind == MigrationClass.NONE
                ? List.<Applied>of()
                : List.of(new Applied(
                        "0002_orders", script.equals(HAS_SCRIPT) ? Optional.empty() : Optional.of("the file is gone")));
        var facts = new SchemaFacts(applied, Optional.empty(), written(rows), mayLose);

        var way = Compensation.choose(facts, grounds(backup.equals("yes"), Map.of("0002_orders", kind)));

        assertThat(way.path()).isEqualTo(path);
        assertThat(way.why()).isNotBlank();
    }

    @Test
    void what_was_cut_off_in_the_middle_is_for_a_person_whatever_else_there_is() {
        var facts = new SchemaFacts(
                List.of(new Applied("0002_orders", Optional.empty())),
                Optional.of("0003_index was cut off with 1 of its statements done"),
                List.of(),
                100);

        var way = Compensation.choose(facts, grounds(true, Map.of("0002_orders", MigrationClass.EXPAND)));

        assertThat(way).isInstanceOf(WayBack.CallPerson.class);
        assertThat(way.why()).contains("0003_index was cut off");
    }

    @Test
    void one_migration_that_may_disturb_the_release_before_is_enough() {
        var facts = new SchemaFacts(
                List.of(new Applied("0002_orders", Optional.empty()), new Applied("0003_names", Optional.empty())),
                Optional.empty(),
                written(7),
                0);

        var way = Compensation.choose(
                facts,
                grounds(true, Map.of("0002_orders", MigrationClass.EXPAND, "0003_names", MigrationClass.CONTRACT)));

        assertThat(way.why())
                .contains("7 rows", "public.orders 7, the whole table", "what 0003_names has changed")
                .doesNotContain("what 0002_orders");
    }

    @Test
    void one_migration_without_a_script_bars_the_way_for_all() {
        var facts = new SchemaFacts(
                List.of(
                        new Applied("0002_orders", Optional.empty()),
                        new Applied("0003_gone", Optional.of("it drops"))),
                Optional.empty(),
                List.of(),
                0);

        assertThat(Compensation.choose(facts, grounds(true, Map.of())))
                .isEqualTo(new WayBack.Restore(
                        "b-1",
                        "0003_gone cannot be undone: it drops. Only backup b-1 brings back what was before it."));
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, yes, APPLICATION_ONLY",
        "false, true,  no,  APPLICATION_ONLY",
        "true,  false, yes, DOWN_MIGRATION",
        "true,  false, no,  DOWN_MIGRATION",
        "true,  true,  yes, RESTORE",
        "true,  true,  no,  CALL_A_HUMAN"
    })
    void says_what_to_expect_before_the_database_is_asked(
            boolean touched, boolean oneWay, String backup, UndoPath path) {
        assertThat(Compensation.expected(touched, oneWay, grounds(backup.equals("yes"), Map.of())))
                .isEqualTo(path);
    }

    private static Grounds grounds(boolean backup, Map<String, MigrationClass> kinds) {
        return new Grounds(kinds, backup ? Optional.of("b-1") : Optional.empty(), Optional.empty());
    }

    private static List<TableLoss> written(long rows) {
        return rows == 0 ? List.of() : List.of(new TableLoss("public.orders", rows, 0L, 0L, "the whole table"));
    }
}
