package dev.slipway.deploy;

import dev.slipway.release.Slug;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.util.List;
import java.util.Optional;

/** The first thing of every undo: users get the old release again, at once where it still lives. */
final class TakeTrafficBack {

    private final Yard yard;
    private final Revival revival;

    TakeTrafficBack(Yard yard) {
        this.yard = yard;
        this.revival = new Revival(yard);
    }

    Next run(String nothing, Step step) throws InterruptedException {
        var book = Logbook.of(step);
        var rollout = book.rolloutOf(step.requestId(), Phase.TAKING_TRAFFIC_BACK);
        if (rollout.isEmpty()) {
            return Next.ignore("Nothing is being undone for this request.");
        }
        var reverting = rollout.get().in(Phase.REVERTING);
        if (!reverting.trafficMoved()) {
            return RevertServices.from(reverting).remember(book.under(reverting));
        }
        if (book.live().isEmpty()) {
            shift(tableOfNothing(reverting, step), step);
            return RevertServices.from(reverting)
                    .and(Says.shifted(step, "none", yard.place(step).entry()))
                    .remember(book.under(reverting));
        }
        var old = fitForTraffic(book.live().get(), step);
        if (old.isEmpty()) {
            return Next.nothing().then(Steps.TAKE_TRAFFIC_BACK);
        }
        shift(tableOf(old.get(), step), step);
        var version = old.get().release().getVersion();
        return Next.publish(Says.shifted(step, version, yard.place(step).entry()))
                .remember(book.under(reverting).serving(old, book.warm()))
                .then(Steps.REVIVE);
    }

    /** What died of the old release and takes no traffic of its own is started again once the users are back. */
    Next revive(String nothing, Step step) throws InterruptedException {
        var book = Logbook.of(step);
        var rollout = book.rolloutOf(step.requestId(), Phase.REVERTING);
        if (rollout.isEmpty() || book.live().isEmpty()) {
            return Next.ignore("Nothing is being undone for this request.");
        }
        var old = book.live().get();
        var revived = revival.of(old, step, new StepOnlooker(step));
        if (revived.isEmpty()) {
            return Next.nothing().then(Steps.REVIVE);
        }
        if (!revived.get().equals(old)) {
            shift(tableOf(revived.get(), step), step);
        }
        return RevertServices.from(rollout.get()).remember(book.serving(revived, book.warm()));
    }

    /** Reviving takes its time, so the users wait for it only if their requests would meet nobody. */
    private Optional<Serving> fitForTraffic(Serving old, Step step) throws InterruptedException {
        return takesTraffic(old, step) ? Optional.of(old) : revival.answering(old, step, new StepOnlooker(step));
    }

    private boolean takesTraffic(Serving old, Step step) throws InterruptedException {
        var application = yard.bundles().read(Yard.target(step), old.release());
        var instances = yard.place(step).instances();
        for (var instance : old.instances()) {
            var service = application.service(new Slug(instance.getService())).orElseThrow();
            if (service.route().isPresent()
                    && !instances.answers(Yard.target(step), instance.getId(), service.readiness())) {
                return false;
            }
        }
        return true;
    }

    private void shift(RoutingTable table, Step step) {
        var router = yard.place(step).router();
        step.assertOwned();
        router.shift(table);
    }

    private RoutingTable tableOf(Serving old, Step step) {
        return Tables.of(
                old.release().getVersion(),
                step.token(),
                yard.bundles().read(Yard.target(step), old.release()),
                old.instances());
    }

    /** Known paths then answer that nobody is there; where even the bundle is gone, all of them do. */
    private RoutingTable tableOfNothing(Rollout rollout, Step step) {
        try {
            var opened = yard.bundles().open(Yard.target(step), rollout.release());
            return Tables.of("none", step.token(), opened.application(), List.of());
        } catch (GiveUp gone) {
            return new RoutingTable("none", step.token(), List.of());
        }
    }
}
