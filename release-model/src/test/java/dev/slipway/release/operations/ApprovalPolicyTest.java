package dev.slipway.release.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.release.Target;
import dev.slipway.release.keys.SigningKey;
import dev.slipway.release.keys.TrustedKey;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApprovalPolicyTest {

    private static final String WRITTEN = """
            keys:
              - {name: ada, groups: [owners], public-key: %s}
              - {name: ben, public-key: %s}
            policy:
              approve-within: 2h
              check-again-after: 30m
              approvals:
                - {groups: [owners], applications: [shop]}
            targets:
              shop/staging:
                runtime: processes
                router: {port: 8080}
                allow: &both [{verbs: [approve], keys: [ada, ben]}]
              shop/production:
                runtime: processes
                router: {port: 8081}
                allow: *both
                policy:
                  approve-within: 4h
                  approvals: [{needed: 2, keys: [ada, ben]}]
                  promote-from: staging
                  promote-within: 7d
              books/production:
                runtime: processes
                router: {port: 8082}
                allow: *both
            """.formatted(
                    SigningKey.generate().verifyingKey(), SigningKey.generate().verifyingKey());

    private static final Operations PARSED = parse(WRITTEN);

    private static Operations parse(String content) {
        return OperationsFile.parse(content.getBytes(StandardCharsets.UTF_8));
    }

    private static Policy of(String application, String environment) {
        return PARSED.rules(Target.of(application, environment)).orElseThrow().policy();
    }

    private static TrustedKey key(String name) {
        return PARSED.keys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> problems(String content) {
        return catchThrowableOfType(InvalidFileException.class, () -> parse(content)).problems().stream()
                .map(Problem::message)
                .toList();
    }

    @Test
    void a_target_adds_to_what_all_need_and_takes_nothing_away() {
        assertThat(of("shop", "production").approvals().missing(List.of()))
                .containsExactly("1 of the group owners", "2 of ada or ben");
        assertThat(of("shop", "staging").approvals().missing(List.of())).containsExactly("1 of the group owners");
        assertThat(of("books", "production").approvals().needed()).isFalse();
    }

    @Test
    void every_rule_has_to_be_met_and_one_person_may_count_for_several() {
        var approvals = of("shop", "production").approvals();

        assertThat(approvals.peopleBeside(List.of())).isEqualTo(2);
        assertThat(approvals.missing(List.of(key("ben")))).containsExactly("1 of the group owners", "1 of ada or ben");
        assertThat(approvals.missing(List.of(key("ada")))).containsExactly("1 of ada or ben");
        assertThat(approvals.metBy(List.of(key("ada"), key("ben")))).isTrue();
    }

    @Test
    void without_names_everybody_counts_who_may_approve() {
        var anybody = parse(WRITTEN.replace("{needed: 2, keys: [ada, ben]}", "{needed: 2}"))
                .rules(Target.of("shop", "production"))
                .orElseThrow()
                .policy()
                .approvals();

        assertThat(anybody.missing(List.of(key("ada")))).containsExactly("1 of those who may approve");
    }

    @Test
    void the_word_of_a_target_goes_before_that_for_all() {
        assertThat(of("shop", "production").approvals().within()).isEqualTo(Duration.ofHours(4));
        assertThat(of("shop", "staging").approvals().within()).isEqualTo(Duration.ofHours(2));
        assertThat(of("shop", "production").checkAgainAfter()).isEqualTo(Duration.ofMinutes(30));
        assertThat(Policy.NONE.approvals().within()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void a_target_may_take_only_what_has_succeeded_on_another_one() {
        assertThat(of("shop", "production").promotion())
                .contains(new Promotion(Target.of("shop", "staging"), Duration.ofDays(7)));
        assertThat(of("shop", "staging").promotion()).isEmpty();
    }

    @Test
    void refuses_a_rule_that_nobody_could_meet_for_those_who_may_deploy() {
        var asking = WRITTEN.replace("[approve]", "[approve, deploy]");

        assertThat(problems(asking))
                .singleElement()
                .asString()
                .contains("for what ada or ben deploys, whose own yes does not count");
        assertThat(parse(asking.replace("deploy]", "deploy, override-approval]"))
                        .targets())
                .isNotEmpty();
    }

    @Test
    void refuses_a_rule_that_nobody_could_meet() {
        assertThat(problems(WRITTEN.replace("needed: 2", "needed: 3")))
                .containsExactly(
                        "`targets` cannot be used: `shop/production` needs 3 approvals by a rule that only ada and ben could meet;"
                                + " allow more keys to `approve`, or ask for fewer");
    }

    @Test
    void says_nothing_about_approvers_while_a_key_is_wrong() {
        assertThat(problems(WRITTEN.replaceFirst("public-key: \\S+", "public-key: nonsense}")))
                .singleElement()
                .asString()
                .contains("public-key");
    }

    @Test
    void refuses_a_promotion_from_nowhere_and_from_itself() {
        assertThat(problems(WRITTEN.replace("promote-from: staging", "promote-from: stagign"))
                        .getFirst())
                .contains("only what has succeeded on `shop/stagign`", "shop/staging");
        assertThat(problems(WRITTEN.replace("promote-from: staging", "promote-from: production"))
                        .getFirst())
                .contains("only what has succeeded on itself");
    }

    @Test
    void suggests_the_name_that_was_meant() {
        assertThat(problems(WRITTEN.replace("{needed: 2, keys: [ada, ben]}", "{needed: 2, keys: [ada, bne]}"))
                        .getFirst())
                .contains("bne", "ben");
    }
}
