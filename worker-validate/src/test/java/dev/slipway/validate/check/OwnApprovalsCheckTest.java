package dev.slipway.validate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Reason;
import dev.slipway.events.Release;
import dev.slipway.events.Verdict;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.Target;
import dev.slipway.release.keys.KeyId;
import dev.slipway.release.keys.SigningKey;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.OperationsFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnApprovalsCheckTest {

    private static final SigningKey ADA = SigningKey.generate();

    private static final Operations OPERATIONS = OperationsFile.parse("""
            keys:
              - {name: ada, groups: [owners], public-key: %s}
              - {name: ben, public-key: %s}
              - {name: eve, groups: [pipelines], public-key: %s}
            targets:
              shop/production:
                runtime: processes
                router: {port: 8080}
                allow: [{verbs: [approve], keys: [ada, ben]}, {verbs: [deploy], keys: [ada, eve]}]
            """.formatted(
                    ADA.verifyingKey(),
                    SigningKey.generate().verifyingKey(),
                    SigningKey.generate().verifyingKey())
            .getBytes(StandardCharsets.UTF_8));

    private static Finding look(String approvals) {
        return look(approvals, Optional.empty());
    }

    private static Finding look(String approvals, Optional<KeyId> asker) {
        var slipway = """
                application: shop
                services: {web: {command: [serve], health: /health}}
                approvals: %s
                """.formatted(approvals);
        var release = Release.newBuilder()
                .setVersion("1.0")
                .setBundle(new ClaimCheck("", 1L))
                .build();
        var contents = new Opened.Contents(
                Path.of("application"),
                ApplicationFile.parse(slipway.getBytes(StandardCharsets.UTF_8)),
                Optional.empty());
        var candidate = new Candidate(
                new Submission("id", release, asker, Optional.empty(), Map.of(), Instant.EPOCH),
                OPERATIONS.rules(Target.of("shop", "production")).orElseThrow(),
                contents);
        return new OwnApprovalsCheck(() -> OPERATIONS).look(candidate, contents);
    }

    private static String message(Finding finding, String code) {
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.reasons()).extracting(Reason::getCode).containsOnly(code);
        return finding.reasons().stream().map(Reason::getMessage).reduce("", String::concat);
    }

    @Test
    void says_whose_yes_will_be_needed_beyond_the_operators_rules() {
        var finding = look("[{needed: 2}, {groups: [owners]}]");

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.observed()).contains("2 of those who may approve and 1 of the group owners");
    }

    @Test
    void does_not_apply_where_the_application_wants_nobody() {
        assertThat(look("[{needed: 9, environments: [staging]}]").verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @Test
    void refuses_names_that_the_operator_does_not_know_with_those_that_were_meant() {
        assertThat(message(look("[{keys: [bne], groups: [owner]}]"), "approver-unknown"))
                .contains("the key `bne`", "did you mean `ben`?", "the group `owner`", "did you mean `owners`?");
    }

    @Test
    void refuses_a_rule_that_too_few_people_could_meet() {
        assertThat(message(look("[{needed: 3}]"), "approvals-impossible"))
                .contains("missing: 1 of those who may approve");
        assertThat(message(look("[{groups: [pipelines]}]"), "approvals-impossible"))
                .contains("missing: 1 of the group pipelines");
    }

    @Test
    void does_not_count_whoever_asks() {
        assertThat(look("[{groups: [owners]}]").verdict()).isEqualTo(Verdict.PASS);
        assertThat(message(
                        look(
                                "[{groups: [owners]}]",
                                Optional.of(ADA.verifyingKey().id())),
                        "approvals-impossible"))
                .contains("have somebody else ask");
    }
}
