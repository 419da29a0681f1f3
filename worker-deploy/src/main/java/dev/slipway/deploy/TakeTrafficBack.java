package dev.slipway.deploy;

import static java.util.stream.Collectors.toSet;

import dev.slipway.events.Instance;
import dev.slipway.events.ServiceReverted;
import dev.slipway.release.Service;
import dev.slipway.release.Slug;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        var old = answering(book.live().get(), step);
        if (old.isEmpty()) {
            return Next.nothing().then(Steps.TAKE_TRAFFIC_BACK);
        }
        shift(tableOf(old.get().fit(), step), step);
        var serving = old.get().whole();
        var version = serving.release().getVersion();
        return Next.publish(Says.shifted(step, version, yard.place(step).entry()))
                .remember(book.under(reverting).serving(Optional.of(serving), book.warm()))
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
        var wanted = tableOf(revived.get().fit(), step);
        if (!yard.place(step).router().table().equals(wanted)) {
            shift(wanted, step);
        }
        var serving = Optional.of(revived.get().whole());
        var next = RevertServices.from(rollout.get()).remember(book.serving(serving, book.warm()));
        rollout.get().stopped().forEach(one -> next.and(startedAgain(one, step)));
        return next;
    }

    /** Reviving takes its time, so the users wait for it only if the requests of some route would meet nobody. */
    private Optional<Present> answering(Serving old, Step step) throws InterruptedException {
        var fit = old.with(fit(old, step));
        return routesOf(fit, step).containsAll(routesOf(old, step))
                ? Optional.of(new Present(old, fit))
                : revival.answering(old, step, new StepOnlooker(step));
    }

    private List<Instance> fit(Serving old, Step step) throws InterruptedException {
        var application = yard.bundles().read(Yard.target(step), old.release());
        var fit = new ArrayList<Instance>();
        for (var instance : old.instances()) {
            var service = application.service(new Slug(instance.getService())).orElseThrow();
            if (service.route().isEmpty() || answers(instance, service, step)) {
                fit.add(instance);
            }
        }
        return fit;
    }

    private boolean answers(Instance instance, Service service, Step step) throws InterruptedException {
        var place = yard.place(step);
        return place.reaches(instance.getHost(), Yard.target(step))
                && place.instancesOn(instance.getHost())
                        .answers(Yard.target(step), instance.getId(), service.readiness());
    }

    private Set<String> routesOf(Serving serving, Step step) {
        return tableOf(serving, step).routes().stream()
                .filter(route -> !route.backends().isEmpty())
                .map(Route::prefix)
                .collect(toSet());
    }

    private static ServiceReverted startedAgain(Instance stopped, Step step) {
        return ServiceReverted.newBuilder()
                .setEnvelope(step.envelope())
                .setService(stopped.getService())
                .setAction("Started " + stopped.getVersion() + " again.")
                .build();
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
