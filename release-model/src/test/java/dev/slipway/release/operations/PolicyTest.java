package dev.slipway.release.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.release.Target;
import dev.slipway.release.freeze.FreezeWindow;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final String COMPLETE = """
            policy:
              when-frozen: reject
              freeze:
                - {name: christmas, reason: everybody is away, zone: Europe/Berlin,
                   from: 2026-12-23T18:00, until: 2027-01-02T06:00}
                - {name: audit, reason: the books are closed, zone: UTC, days-of-month: [last-working-day, 1],
                   applications: [books]}
                - {name: fair, reason: the fair, zone: UTC, days: [friday], targets: [shop/production]}
            targets:
              shop/production:
                runtime: processes
                router: {port: 8080}
                policy:
                  when-frozen: wait
                  freeze:
                    - {name: nights, kind: allow, reason: few customers, zone: America/New_York, from: 22:00, to: 06:00}
              books/production:
                runtime: processes
                router: {port: 8081}
              shop/staging:
                runtime: processes
                router: {port: 8082}
            """;

    private static Policy of(String application, String environment) {
        return parse(COMPLETE)
                .rules(Target.of(application, environment))
                .orElseThrow()
                .policy();
    }

    private static List<String> windows(Policy policy) {
        return policy.freeze().windows().stream().map(FreezeWindow::name).toList();
    }

    @Test
    void gives_each_target_the_windows_that_concern_it() {
        assertThat(windows(of("shop", "production"))).containsExactly("christmas", "fair", "nights");
        assertThat(windows(of("books", "production"))).containsExactly("christmas", "audit");
        assertThat(windows(of("shop", "staging"))).containsExactly("christmas");
    }

    @Test
    void lets_a_target_say_what_becomes_of_those_that_are_frozen() {
        assertThat(of("shop", "production").whenFrozen()).isEqualTo(WhenFrozen.WAIT);
        assertThat(of("shop", "staging").whenFrozen()).isEqualTo(WhenFrozen.REJECT);
        assertThat(Policy.NONE.whenFrozen()).isEqualTo(WhenFrozen.WAIT);
    }

    @Test
    void reads_windows_that_come_once_and_such_that_come_again() {
        assertThat(of("shop", "production").freeze().opensAt(Instant.parse("2026-12-24T12:00:00Z")))
                .contains(Instant.parse("2027-01-02T05:00:00Z"));
        assertThat(of("books", "production").freeze().blockedAt(Instant.parse("2026-06-30T12:00:00Z")))
                .isPresent();
        assertThat(of("shop", "staging").freeze().blockedAt(Instant.parse("2026-06-30T12:00:00Z")))
                .isEmpty();
    }

    @Test
    void freezes_nothing_where_nothing_is_said() {
        var rules = parse("targets: {a/b: {runtime: processes, router: {port: 8080}}}");

        assertThat(rules.rules(Target.of("a", "b")).orElseThrow().policy()).isEqualTo(Policy.NONE);
    }

    @Test
    void reports_every_problem_of_a_policy_with_its_place() {
        var problems = catchThrowableOfType(InvalidFileException.class, () -> parse("""
                        policy:
                          when-frozen: never
                          freeze:
                            - {name: a, reason: x, zone: Europe/Berln}
                            - {name: b, reason: x, zone: UTC, from: 2027-01-01T00:00, until: 2026-01-01T00:00}
                            - {name: c, reason: x, zone: UTC, from: 25:00, days: [fryday], days-of-month: [32]}
                            - {name: d, reason: x, zone: UTC, until: soon, from: 2026-01-01T00:00, days: [friday]}
                            - {name: e, zone: UTC, kind: alow}
                        """))
                .problems();

        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "targets.yaml:2:16: `policy.when-frozen` is `never`, which is unknown here; known: `reject`,"
                                + " `wait`",
                        "targets.yaml:4:34: `policy.freeze[0].zone` is `Europe/Berln`, which is unknown here; did you"
                                + " mean `Europe/Berlin`?",
                        "targets.yaml:5:7: `policy.freeze[1]` cannot be used: it ends at 2026-01-01T00:00, which is not"
                                + " after its beginning 2027-01-01T00:00; correct one of them",
                        "targets.yaml:6:45: `policy.freeze[2].from` cannot be used: `25:00` is not a time of day such as 22:00",
                        "targets.yaml:6:59: `policy.freeze[2].days[0]` is `fryday`, which is unknown here; did you mean"
                                + " `friday`?",
                        "targets.yaml:6:84: `policy.freeze[2].days-of-month[0]` must be from 1 to 31, or"
                                + " last-working-day, it is `32`",
                        "targets.yaml:7:46: `policy.freeze[3].until` cannot be used: `soon` is not a date and time such as"
                                + " 2026-12-23T18:00",
                        "targets.yaml:7:76: `policy.freeze[3].days` is not a key that belongs here; known:"
                                + " `applications`, `from`, `kind`, `name`, `reason`, `targets`, `until`, `zone`",
                        "targets.yaml:8:7: `policy.freeze[4]` has no `reason`; add it",
                        "targets.yaml:8:34: `policy.freeze[4].kind` is `alow`, which is unknown here; did you mean"
                                + " `allow`?");
    }

    @Test
    void refuses_rules_for_targets_and_applications_that_are_not_there() {
        var problems = catchThrowableOfType(
                        InvalidFileException.class,
                        () -> parse(COMPLETE.replace("when-frozen: reject", """
                        approvals:
                            - {needed: 1, targets: [shop/prodution]}
                            - {needed: 1, applications: [shp]}
                        """.strip())
                                .replace("applications: [books]", "applications: [bocks]")))
                .problems();

        assertThat(problems)
                .extracting(Problem::message)
                .satisfiesExactly(
                        target -> assertThat(target).contains("approvals[0].targets[0]", "`shop/production`?"),
                        application -> assertThat(application).contains("approvals[1].applications[0]", "`shop`?"),
                        frozen -> assertThat(frozen).contains("freeze[1].applications[0]", "`books`?"));
    }

    @Test
    void refuses_windows_that_never_come() {
        var problems = catchThrowableOfType(InvalidFileException.class, () -> parse("""
                        policy:
                          freeze:
                            - {name: a, reason: x, zone: UTC, days: [saturday], days-of-month: [last-working-day]}
                            - {name: b, reason: x, zone: Europe/Berlin, from: 2027-03-28T02:10, until: 2027-03-28T02:50}
                            - {name: c, reason: x, zone: UTC, days: [monday], days-of-month: [31]}
                        """))
                .problems();

        assertThat(problems)
                .extracting(Problem::message)
                .hasSize(2)
                .allMatch(message -> message.contains("it never comes"));
    }

    @Test
    void says_how_a_time_zone_is_named_instead_of_guessing_one() {
        for (var zone : List.of("EST", "+01:00", "Berlin")) {
            var problems = catchThrowableOfType(
                            InvalidFileException.class,
                            () -> parse("policy: {freeze: [{name: a, reason: x, zone: \"" + zone + "\"}]}"))
                    .problems();

            assertThat(problems)
                    .singleElement()
                    .extracting(Problem::message)
                    .asString()
                    .contains("name a place that keeps it")
                    .doesNotContain("did you mean");
        }
    }

    @Test
    void refuses_two_windows_of_one_name() {
        var problems = catchThrowableOfType(InvalidFileException.class, () -> parse("""
                        policy:
                          freeze: [{name: a, reason: x, zone: UTC}, {name: a, reason: y, zone: UTC}]
                        """))
                .problems();

        assertThat(problems)
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("two windows have the name `a`; rename one");
    }

    private static Operations parse(String content) {
        return OperationsFile.parse(content.getBytes(StandardCharsets.UTF_8));
    }
}
