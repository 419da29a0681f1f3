package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.schema.SchemaMove;
import dev.slipway.events.Plan;
import dev.slipway.events.PlannedStep;
import dev.slipway.migrations.Migration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanRolloutTest {

    private static final Logbook NOTHING = Logbook.EMPTY;
    private static final Logbook SERVING_1_0 = NOTHING.serving(
            Optional.of(new Serving(FakeBundles.release("1.0"), "r1", List.of(), Optional.empty())), Optional.empty());

    private static final SchemaMove UNTOUCHED = new SchemaMove.None();

    @Test
    void names_every_step_and_how_it_is_undone() {
        var plan = SamplePlans.of(FakeBundles.release("1.1"), FakeBundles.SHOP, SERVING_1_0, UNTOUCHED);

        assertThat(plan.getSteps())
                .extracting(PlannedStep::getId)
                .containsExactly(
                        "start:backend",
                        "start:frontend",
                        "verify-before-traffic",
                        "shift-traffic",
                        "verify-after-switch",
                        "confirm");
        assertThat(plan.getSteps())
                .allSatisfy(step -> assertThat(step.getUndo()).isNotBlank());
        assertThat(plan.getSteps().getFirst().getAction()).contains("backend", "1.1", "1.0", "/api/health");
        assertThat(plan.getSteps().get(3).getUndo()).contains("1.0");
        assertThat(plan.getBase()).contains(FakeBundles.release("1.0"));
        assertThat(plan.getMovesSchema()).isFalse();
    }

    @Test
    void the_digest_does_not_depend_on_how_long_a_step_took_before() {
        var plan = SamplePlans.of(FakeBundles.release("1.1"), FakeBundles.SHOP, SERVING_1_0, UNTOUCHED);
        var slow = SamplePlans.of(
                FakeBundles.release("1.1"), FakeBundles.SHOP, SERVING_1_0.took("start:backend", 40_000), UNTOUCHED);

        assertThat(slow.getSteps().getFirst().getExpectedMillis()).contains(40_000L);
        assertThat(slow.getDigest()).isEqualTo(plan.getDigest()).matches("[0-9a-f]{64}");
    }

    @Test
    void the_digest_names_the_release_and_what_it_replaces() {
        var plan = SamplePlans.of(FakeBundles.release("1.1"), FakeBundles.SHOP, SERVING_1_0, UNTOUCHED);
        var other = SamplePlans.of(FakeBundles.release("1.2"), FakeBundles.SHOP, SERVING_1_0, UNTOUCHED);
        var first = SamplePlans.of(FakeBundles.release("1.1"), FakeBundles.SHOP, NOTHING, UNTOUCHED);

        assertThat(List.of(plan.getDigest(), other.getDigest(), first.getDigest()))
                .doesNotHaveDuplicates();
    }

    @Test
    void moves_the_schema_before_anything_starts_and_says_which_way_back_there_is() {
        var plan = planOf(Shipped.CUSTOMERS, Shipped.ORDERS);

        var migrate = plan.getSteps().getFirst();
        assertThat(migrate.getId()).isEqualTo("migrate");
        assertThat(migrate.getAction()).contains("2 migrations", "0001_customers, 0002_orders");
        assertThat(migrate.getUndo()).contains("the last one first");
        assertThat(migrate.getPointOfNoReturn()).isFalse();
        assertThat(plan.getSteps().get(1).getId()).isEqualTo("start:backend");
        assertThat(plan.getMovesSchema()).isTrue();
    }

    @Test
    void warns_of_a_migration_behind_which_only_a_restore_leads_back() {
        var migrate = planOf(Shipped.ORDERS, Shipped.ONE_WAY).getSteps().getFirst();

        assertThat(migrate.getPointOfNoReturn()).isTrue();
        assertThat(migrate.getUndo()).contains("0004_one_way", "restore", "the orders live elsewhere now");
    }

    @Test
    void the_digest_names_the_migrations() {
        assertThat(List.of(
                        planOf().getDigest(),
                        planOf(Shipped.CUSTOMERS).getDigest(),
                        planOf(Shipped.ORDERS).getDigest(),
                        planOf(Shipped.CUSTOMERS, Shipped.ORDERS).getDigest()))
                .doesNotHaveDuplicates();
    }

    @Test
    void going_back_says_that_the_schema_stays() {
        var plan = SamplePlans.of(FakeBundles.release("1.0"), FakeBundles.SHOP, SERVING_1_0, new SchemaMove.Stays());

        assertThat(plan.getMovesSchema()).isFalse();
        assertThat(plan.getSteps().getLast().getAction()).contains("stay in the database");
    }

    private static Plan planOf(Migration... migrations) {
        var move = migrations.length == 0 ? UNTOUCHED : new SchemaMove.Forward(List.of(migrations));
        return SamplePlans.of(FakeBundles.release("1.1"), FakeBundles.SHOP, SERVING_1_0, move);
    }
}
