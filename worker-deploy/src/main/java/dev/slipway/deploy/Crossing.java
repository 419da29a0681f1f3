package dev.slipway.deploy;

import dev.slipway.runtime.Step;
import java.util.List;

/** Points the router at two releases at once, or at one of them, as a rollout has come to it. */
final class Crossing {

    private static final int ALL = 100;

    private final Yard yard;
    private final Step step;

    Crossing(Yard yard, Step step) {
        this.yard = yard;
        this.step = step;
    }

    /** As the step that the rollout has reached says it; returns the share of the new release. */
    int shift(Logbook book, Rollout rollout) {
        var percent = rollout.current().getPercent();
        if (percent.filter(share -> share == ALL).isPresent()) {
            return route(
                    Tables.of(version(rollout), step.token(), fresh(rollout).application(), rollout.started()), ALL);
        }
        if (percent.filter(share -> share == 0).isPresent()) {
            return route(Tables.of("none", step.token(), fresh(rollout).application(), List.of()), 0);
        }
        var mixed = Mixture.of(version(rollout), step.token(), old(book, rollout), fresh(rollout), percent);
        return route(mixed, percent.orElseGet(() -> partOf(mixed, rollout)));
    }

    private static int partOf(RoutingTable table, Rollout rollout) {
        var all = table.backends();
        long ours = rollout.started().stream()
                .map(Tables::backend)
                .filter(all::contains)
                .count();
        return all.isEmpty() ? ALL : (int) (ALL * ours / all.size());
    }

    private int route(RoutingTable table, int percent) {
        step.assertOwned();
        yard.place(step).router().shift(table);
        return percent;
    }

    private Mixture.Side fresh(Rollout rollout) {
        return new Mixture.Side(yard.bundles().read(Yard.target(step), rollout.release()), rollout.started());
    }

    private Mixture.Side old(Logbook book, Rollout rollout) {
        var live = book.live().orElseThrow();
        return new Mixture.Side(yard.bundles().read(Yard.target(step), live.release()), rollout.remaining(book.live()));
    }

    private static String version(Rollout rollout) {
        return rollout.release().getVersion();
    }
}
