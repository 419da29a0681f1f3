package dev.slipway.backup.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SwapPlanTest {

    private static final Instant DECIDED = Instant.parse("2026-03-01T02:03:04Z");

    @Test
    void the_kept_database_says_when_and_for_which_backup_it_was_replaced() {
        var plan = SwapPlan.of("shop", "0195f3a2-7c1e", DECIDED);

        assertThat(plan)
                .isEqualTo(new SwapPlan(
                        "shop", "shop_new_20260301020304_0195f3a27c1e", "shop_old_20260301020304_0195f3a27c1e"));
    }

    @Test
    void long_names_are_cut_at_the_beginning_so_that_they_stay_apart() {
        var plan = SwapPlan.of("ä".repeat(31), "0195f3a2-7c1e-7000-8000-00000000000f", DECIDED);

        assertThat(plan.kept().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
        assertThat(plan.kept())
                .startsWith("ää")
                .endsWith("_old_20260301020304_7000800000000000000f")
                .isNotEqualTo(plan.incoming());
    }
}
