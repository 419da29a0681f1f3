package dev.slipway.release.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.release.SecretReference;
import dev.slipway.release.Target;
import dev.slipway.release.keys.SigningKey;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsFileTest {

    private static final SigningKey CI = SigningKey.generate();
    private static final SigningKey ADA = SigningKey.generate();
    private static final Target PRODUCTION = Target.of("shop", "production");

    private static final String COMPLETE = """
            keys:
              - {name: ci, public-key: %s, groups: [machines]}
              - {name: ada, id: %s, public-key: %s, groups: [people, operators]}
            webhooks:
              team: https://chat.example/hook
              pager: ${file:/run/secrets/pager-url}
            targets:
              shop/production:
                runtime: processes
                user: shop
                router: {port: 8080}
                allow:
                  - {verbs: [deploy], keys: [ci]}
                  - {verbs: [rollback, approve, clear], groups: [operators]}
                secrets: ["${env:SHOP_TOKEN}"]
                notify: [team, console]
                busy: reject
                deadlines: {backup: 1h}
                contacts: [Ada +49 30 1234]
              shop/staging:
                runtime: processes
                router: {address: 0.0.0.0, port: 8081}
            """.formatted(CI.verifyingKey(), ADA.id(), ADA.verifyingKey());

    @Test
    void reads_where_a_target_lives_and_its_rules() {
        var rules = parse(COMPLETE).rules(PRODUCTION).orElseThrow();

        assertThat(rules.runtime())
                .isEqualTo(new Runtime.Processes(
                        Optional.of("shop"), new Router(Router.Kind.EMBEDDED, "127.0.0.1", 8080)));
        assertThat(rules.alerts()).isEqualTo(new Alerts(List.of("team", "console"), List.of("Ada +49 30 1234")));
        assertThat(rules.whenBusy()).isEqualTo(WhenBusy.REJECT);
        assertThat(rules.deadlines().backup()).isEqualTo(Duration.ofHours(1));
        assertThat(rules.deadlines().verify()).isEqualTo(Deadlines.DEFAULT.verify());
    }

    @Test
    void allows_a_key_by_name_or_group_and_nothing_else() {
        var operations = parse(COMPLETE);
        var access = operations.rules(PRODUCTION).orElseThrow().access();
        var ci = operations.key(CI.id()).orElseThrow();
        var ada = operations.key(ADA.id()).orElseThrow();

        assertThat(access.allows(ci, Verb.DEPLOY)).isTrue();
        assertThat(access.allows(ci, Verb.ROLLBACK)).isFalse();
        assertThat(access.allows(ada, Verb.ROLLBACK)).isTrue();
        assertThat(access.allows(ada, Verb.DEPLOY)).isFalse();
    }

    @Test
    void denies_everybody_where_nothing_is_allowed() {
        var operations = parse(COMPLETE);
        var staging = operations.rules(Target.of("shop", "staging")).orElseThrow();

        assertThat(Verb.values())
                .noneMatch(verb -> staging.access().allows(operations.keys().getFirst(), verb));
        assertThat(staging.whenBusy()).isEqualTo(WhenBusy.QUEUE);
    }

    @Test
    void lets_an_application_use_only_the_secrets_that_are_named() {
        var access = parse(COMPLETE).rules(PRODUCTION).orElseThrow().access();

        assertThat(access.allows(SecretReference.parse("${env:SHOP_TOKEN}"))).isTrue();
        assertThat(access.allows(SecretReference.parse("${file:/etc/shadow}"))).isFalse();
    }

    @Test
    void suggests_the_target_that_was_probably_meant() {
        var operations = parse(COMPLETE);

        assertThat(operations.rules(Target.of("shop", "prodution"))).isEmpty();
        assertThat(operations.suggestionFor(Target.of("shop", "prodution")))
                .isEqualTo("did you mean `shop/production`?");
    }

    @Test
    void reports_every_problem_at_once_with_its_place() {
        var problems = problemsOf("""
                keys:
                  - {name: ci, public-key: c2hvcnQ=}
                targets:
                  Shop: {runtime: processes, router: {port: 80}}
                  shop/production:
                    runtime: dokcer
                    router: {prt: 99999}
                    allow:
                      - {verbs: [deploi], keys: [cj]}
                      - {verbs: [deploy]}
                    notify: [consol]
                """);

        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "targets.yaml:2:28: `keys[0].public-key` cannot be used: the public key has 5 bytes; an Ed25519 key"
                                + " has 32, or 44 in its X.509 form",
                        "targets.yaml:4:3: `targets.Shop` cannot be used: `Shop` is not a target; write"
                                + " application/environment, such as shop/production",
                        "targets.yaml:6:14: `targets.shop/production.runtime` is `dokcer`, which is unknown here; did you mean"
                                + " `docker`?",
                        "targets.yaml:7:13: `targets.shop/production.router` has no `port`; add it",
                        "targets.yaml:7:14: `targets.shop/production.router.prt` is not a key that belongs here; did you mean"
                                + " `port`?",
                        "targets.yaml:9:18: `targets.shop/production.allow[0].verbs[0]` is `deploi`, which is unknown here;"
                                + " did you mean `deploy`?",
                        "targets.yaml:9:34: `targets.shop/production.allow[0].keys[0]` is `cj`, which is unknown here; did"
                                + " you mean `ci`?",
                        "targets.yaml:10:9: `targets.shop/production.allow[1]` cannot be used: it allows nobody; name `keys`"
                                + " or `groups`",
                        "targets.yaml:11:14: `targets.shop/production.notify[0]` is `consol`, which is unknown here; did you"
                                + " mean `console`?");
    }

    @Test
    void refuses_two_targets_behind_one_router() {
        var problems = problemsOf("""
                targets:
                  a/x: {runtime: processes, router: {port: 8080}}
                  b/x: {runtime: processes, router: {kind: haproxy, address: 127.0.0.1, port: 8080}}
                """);

        assertThat(problems)
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("`a/x` and `b/x` have the same router 127.0.0.1:8080");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//chat.example/hook", "ftp://chat.example/", "https:///hook", "chat.example", "https://a b/"})
    void refuses_a_webhook_that_leads_nowhere(String address) {
        assertThat(problemsOf("webhooks: {team: '" + address + "'}"))
                .singleElement()
                .hasToString(
                        "targets.yaml:1:18: `webhooks.team` must be an http or https address, or a secret reference,"
                                + " it is `" + address + "`");
    }

    @Test
    void does_not_repeat_a_huge_name() {
        assertThat(problemsOf("targets: {? " + "x".repeat(100_000) + " : {}}"))
                .allSatisfy(problem -> assertThat(problem.message()).hasSizeLessThan(1_100));
    }

    @Test
    void refuses_an_id_that_is_not_that_of_its_key() {
        assertThat(problemsOf("keys: [{name: ci, id: 0123456789abcdef, public-key: " + CI.verifyingKey() + "}]"))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("the id 0123456789abcdef is not that of this public key, which is " + CI.id());
    }

    private static Operations parse(String content) {
        return OperationsFile.parse(content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Problem> problemsOf(String content) {
        return catchThrowableOfType(InvalidFileException.class, () -> parse(content))
                .problems();
    }
}
