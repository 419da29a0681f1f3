package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.release.approval.ApprovalRule;
import dev.slipway.release.approval.OwnApproval;
import dev.slipway.release.yaml.InvalidFileException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnApprovalTest {

    private static List<OwnApproval> written(String approvals) {
        var content = """
                application: shop
                services: {web: {command: [serve], health: /health}}
                approvals: %s
                """.formatted(approvals);
        return ApplicationFile.parse(content.getBytes(StandardCharsets.UTF_8))
                .vetting()
                .approvals();
    }

    private static List<ApprovalRule> in(String environment, String approvals) {
        return OwnApproval.of(written(approvals), environment);
    }

    @Test
    void a_rule_holds_everywhere_unless_it_names_its_environments() {
        var rules = "[{groups: [owners]}, {needed: 2, environments: [production]}]";

        assertThat(in("staging", rules)).containsExactly(new ApprovalRule(1, Set.of(), Set.of("owners")));
        assertThat(in("production", rules))
                .containsExactly(
                        new ApprovalRule(1, Set.of(), Set.of("owners")), new ApprovalRule(2, Set.of(), Set.of()));
    }

    @Test
    void without_a_word_nobody_more_is_asked() {
        assertThat(written("[]")).isEmpty();
    }

    @Test
    void no_rule_asks_for_nobody_or_names_what_can_be_no_name() {
        var invalid = catchThrowableOfType(
                InvalidFileException.class, () -> written("[{needed: 0}, {keys: ['a b']}, {group: [owners]}]"));

        assertThat(invalid)
                .hasMessageContainingAll("must be from 1 to 50", "must be a name of", "did you mean `groups`?");
    }
}
