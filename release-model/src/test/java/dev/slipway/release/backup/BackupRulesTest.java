package dev.slipway.release.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.release.SecretReference;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.release.operations.TargetRules;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupRulesTest {

    private static final String PLACES = """
            stores:
              vault: {endpoint: "https://s3.example.org", bucket: backups, access-key: "${env:A}", secret-key: "${env:B}"}
            backup-keys:
              old: ${file:/keys/old}
              new: ${file:/keys/new}
            """;

    @Test
    void takes_the_only_key_where_nothing_is_said() {
        assertThat(keyOf(rules("backup-keys: {one: \"${file:/keys/one}\"}\n", "")))
                .isEqualTo(new BackupKey("one", SecretReference.parse("${file:/keys/one}")));
    }

    @Test
    void takes_no_key_at_random_out_of_several() {
        assertThat(rules(PLACES, "").sealing()).isEqualTo(new Sealing.Unsaid());
    }

    @Test
    void leaves_backups_in_the_clear_only_when_told_so() {
        assertThat(rules("", "backup: {encryption: none}").sealing()).isEqualTo(new Sealing.InTheClear());
        assertThat(rules("", "").sealing()).isEqualTo(new Sealing.Unsaid());
    }

    @Test
    void refuses_a_key_for_what_is_not_sealed() {
        assertThat(problems("backup: {encryption: none, key: new}"))
                .singleElement()
                .asString()
                .contains("contradict each other");
    }

    @Test
    void finds_the_store_and_the_key_that_are_named() {
        var rules = rules(PLACES, "backup: {store: vault, key: new, max-lock: 500ms, keep: {daily: {count: 3}}}");

        assertThat(rules.store().orElseThrow().bucket().name()).isEqualTo("backups");
        assertThat(keyOf(rules)).isEqualTo(new BackupKey("new", SecretReference.parse("${file:/keys/new}")));
        assertThat(((Sealing.Under) rules.sealing()).known())
                .extracting(BackupKey::name)
                .containsExactly("old", "new");
        assertThat(rules.recovery().longestLock()).isEqualTo(Duration.ofMillis(500));
        assertThat(rules.keeping().of(RetentionClass.DAILY)).isEqualTo(new Keeping.Span(3, Duration.ofDays(30)));
        assertThat(rules.keeping().of(RetentionClass.MONTHLY)).isEqualTo(Keeping.USUAL.of(RetentionClass.MONTHLY));
    }

    @Test
    void knows_what_was_meant_by_a_misspelt_store() {
        assertThat(problems("backup: {store: valut}"))
                .singleElement()
                .asString()
                .contains("`valut`", "`vault`");
    }

    @Test
    void never_repeats_a_key_that_was_written_out() {
        var secret = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I=";

        assertThat(problemsOf("backup-keys: {mine: " + secret + "}\n", ""))
                .isNotEmpty()
                .noneMatch(it -> it.contains(secret));
    }

    @Test
    void comes_at_the_hour_of_its_zone_through_a_change_of_clocks() {
        var schedule = new CronSchedule("30 2 * * *", ZoneId.of("Europe/Berlin"));

        assertThat(schedule.after(Instant.parse("2026-03-27T12:00:00Z")))
                .contains(Instant.parse("2026-03-28T01:30:00Z"));
        assertThat(schedule.after(Instant.parse("2026-03-28T12:00:00Z"))).isPresent();
        assertThat(schedule.after(Instant.parse("2026-03-29T12:00:00Z")))
                .contains(Instant.parse("2026-03-30T00:30:00Z"));
    }

    @Test
    void refuses_a_schedule_of_six_fields_or_of_nonsense() {
        assertThat(problems("backup: {schedule: 0 15 3 * * *}"))
                .singleElement()
                .asString()
                .contains("five fields");
        assertThat(problems("backup: {drill: 99 3 * * *}"))
                .singleElement()
                .asString()
                .contains("drill");
    }

    @Test
    void does_not_come_on_days_that_there_are_not() {
        assertThat(new CronSchedule("0 0 30 2 *", ZoneId.of("UTC")).after(Instant.EPOCH))
                .isEmpty();
    }

    private static BackupKey keyOf(BackupRules rules) {
        return ((Sealing.Under) rules.sealing()).key();
    }

    private static BackupRules rules(String top, String database) {
        return read(top, database).parts().database().orElseThrow().backup();
    }

    private static List<String> problems(String database) {
        return problemsOf(PLACES, database);
    }

    private static List<String> problemsOf(String top, String database) {
        return catchThrowableOfType(InvalidFileException.class, () -> read(top, database)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private static TargetRules read(String top, String database) {
        var file = top + """
                targets:
                  shop/production:
                    runtime: processes
                    router: {port: 8080}
                    database:
                      url: ${file:/run/secrets/database}
                """ + database.indent(6);
        return OperationsFile.parse(file.getBytes(StandardCharsets.UTF_8))
                .targets()
                .values()
                .iterator()
                .next();
    }
}
