package dev.slipway.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Category;
import dev.slipway.readiness.judgement.Verdict;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ScorecardTest {

    private static Scorecard card(Set<String> failing, Predicate<String> applies) {
        return new Scorecard(
                Catalogue.ROWS.stream()
                        .map(row -> new Judged(
                                row,
                                !applies.test(row.id())
                                        ? Answer.notApplicable("none")
                                        : failing.contains(row.id())
                                                ? Answer.fail("gap", "mend")
                                                : Answer.pass("fine")))
                        .toList(),
                true,
                List.of());
    }

    @Test
    void everything_that_passes_is_worth_a_hundred() {
        var card = card(Set.of(), _ -> true);

        assertThat(card.score()).hasToString("100");
        assertThat(card.isFit()).isTrue();
    }

    @Test
    void a_category_is_worth_what_its_weights_are() {
        // backup: 4+4+4+2+2+1+1+2+2 = 22, of which BK-001 is 4
        var card = card(Set.of("BK-001"), _ -> true);

        assertThat(card.score(Category.BACKUP)).get().hasToString("81.8");
        assertThat(card.score()).hasToString("96.3"); // 80 + 20 x 18/22 = 96.36
    }

    @Test
    void categories_without_a_row_that_applies_leave_their_share_to_the_others() {
        var card = card(Set.of("CI-001"), id -> id.startsWith("CI-") || id.startsWith("MON-"));

        assertThat(card.score(Category.BACKUP)).isEmpty();
        assertThat(card.score(Category.DELIVERY)).get().hasToString("66.6");
        assertThat(card.score()).hasToString("80"); // (15 x 66.67 + 10 x 100) / 25
        assertThat(card.score().isAtLeast(80)).isTrue();
    }

    @Test
    void points_are_not_rounded_up_to_a_line() {
        var card = card(Set.of("BK-001"), id -> id.startsWith("BK-0"));

        assertThat(card.score()).hasToString("77.7");
        assertThat(card.score().isAtLeast(78)).isFalse();
        assertThat(card.score().isAtLeast(77)).isTrue();
    }

    @Test
    void one_critical_row_that_fails_is_enough_to_be_unfit() {
        var card = card(Set.of("DS-002"), _ -> true);

        assertThat(card.score().isAtLeast(80)).isTrue();
        assertThat(card.isFit()).isFalse();
    }

    @Test
    void where_nothing_applies_there_are_no_points() {
        assertThat(card(Set.of(), _ -> false).score()).hasToString("0");
    }

    @Test
    void tells_the_heaviest_failure_first() {
        var card = card(Set.of("BK-007", "MON-001", "CI-001", "DS-004"), _ -> true);

        assertThat(card.failing()).extracting(Judged::id).containsExactly("CI-001", "DS-004", "MON-001", "BK-007");
    }

    @Test
    void criteria_follow_from_their_rows() {
        var card = card(Set.of("CI-002", "AU-16"), id -> !id.startsWith("MG-"));

        assertThat(card.of(Criterion.TOOL)).isEqualTo(Verdict.PASS);
        assertThat(card.of(Criterion.PIPELINE)).isEqualTo(Verdict.FAIL);
        assertThat(card.of(Criterion.RUNBOOK)).isEqualTo(Verdict.FAIL);
        assertThat(card.of(Criterion.ROLLBACKS)).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(card.of(Criterion.RESTORE)).isEqualTo(Verdict.PASS);
        assertThat(Criterion.values()).hasSize(10);
    }
}
