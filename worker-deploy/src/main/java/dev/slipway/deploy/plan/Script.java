package dev.slipway.deploy.plan;

import dev.slipway.events.Instance;
import dev.slipway.events.PlannedStep;
import dev.slipway.events.Purpose;
import dev.slipway.events.StepKind;
import dev.slipway.release.Probe;
import dev.slipway.release.Service;
import dev.slipway.release.Slug;
import dev.slipway.release.strategy.Strategy;
import dev.slipway.release.strategy.Strategy.Share;
import dev.slipway.release.strategy.Strategy.Tolerance;
import java.util.ArrayList;
import java.util.List;

/** Writes down the steps of a plan, each with its way back, for machines and in the words that people read. */
final class Script {

    private static final String SHIFT = "shift-traffic";
    private static final String NOTHING = "Nothing.";

    private final Scene scene;
    private final List<PlannedStep> steps = new ArrayList<>();
    private String latest = "";

    Script(Scene scene) {
        this.scene = scene;
    }

    List<PlannedStep> steps() {
        return List.copyOf(steps);
    }

    Script start(Copy copy) {
        var service = scene.application().service(copy.service()).orElseThrow();
        var readiness = service.readiness();
        var beside = scene.before()
                .filter(_ -> !(scene.application().rollout().strategy() instanceof Strategy.Recreate))
                .map(old -> " beside " + old.version())
                .orElse("");
        latest = name(copy.service(), copy.number());
        return write(
                named(StepKind.START, "start:" + latest, "start:" + service.name())
                        .setService(service.name().value())
                        .setHost(copy.host())
                        .setReplica(copy.number()),
                "Start " + told(service, copy.number()) + " of " + scene.version() + on(copy.host()) + beside
                        + " and wait at most " + readiness.within().toSeconds() + " s until "
                        + well(readiness.probe()) + ".",
                "Drain it and stop it.");
    }

    /** {@code hosts} names those that are new since the verification before; none if there is only one. */
    Script verifyBeforeTraffic(List<String> hosts) {
        var id = "verify-before-traffic" + (hosts.isEmpty() ? "" : ":" + String.join("+", hosts));
        return write(
                named(StepKind.VERIFY, id, "verify-before-traffic").setPurpose(Purpose.BEFORE_TRAFFIC),
                "Run the smoke tests straight against " + scene.version()
                        + (hosts.isEmpty()
                                ? "."
                                : on(String.join(" and ", hosts)) + ", before any other host is touched."),
                NOTHING);
    }

    Script shift(int percent) {
        var all = percent == 100;
        return write(
                named(StepKind.SHIFT, all ? SHIFT : SHIFT + ":" + percent, SHIFT)
                        .setPercent(percent),
                all
                        ? "Send all requests to " + scene.version() + " in one step."
                        : "Send " + percent + " % of the requests to " + scene.version() + ".",
                "Send them " + back() + ".");
    }

    Script shareEvenly(int aboutPercent) {
        return write(
                named(StepKind.SHIFT, SHIFT + ":" + latest, SHIFT),
                "Send requests to every copy that runs: about " + aboutPercent + " % of them to " + scene.version()
                        + ".",
                "Send them " + back() + ".");
    }

    /** Before everything of the old release ends. */
    Script close() {
        return write(
                named(StepKind.SHIFT, SHIFT + ":0", SHIFT).setPercent(0),
                "Send requests nowhere: from here until " + scene.version()
                        + " has them, everybody is told that the service is unavailable.",
                "Send them " + back() + ".");
    }

    Script watch(Share share, Tolerance tolerance) {
        return write(
                named(StepKind.WATCH, "watch:" + share.weight(), "watch:" + share.weight())
                        .setPercent(share.weight())
                        .setPauseMillis(share.pause().toMillis())
                        .setExpectedMillis(share.pause().toMillis()),
                "Watch it for " + share.pause().toSeconds() + " s: once it has had " + tolerance.minRequests()
                        + " requests, it must not fail by more than " + tolerance.maxErrorRate()
                        + " % of them more often than " + old() + ", nor have a 95th percentile of more than "
                        + tolerance.maxP95() + " % of its.",
                NOTHING);
    }

    Script stop(Instance old) {
        var name = old.getService() + (old.getReplica() > 1 ? ":" + old.getReplica() : "");
        return write(
                named(StepKind.STOP, "stop:" + name, "stop:" + old.getService())
                        .setService(old.getService())
                        .setHost(old.getHost())
                        .setReplica(old.getReplica()),
                "Drain " + old.getService() + (old.getReplica() > 1 ? " " + old.getReplica() : "") + " of "
                        + old.getVersion() + on(old.getHost()) + " and stop it.",
                "Start it again.");
    }

    Script verifyAfterSwitch() {
        return write(
                named(StepKind.VERIFY, "verify-after-switch", "verify-after-switch")
                        .setPurpose(Purpose.AFTER_SWITCH),
                "Run the smoke tests through the entry.",
                NOTHING);
    }

    Script confirm() {
        var keeps = KeepsOld.warm(scene.application().rollout().strategy());
        var window = scene.application().rollout().rollbackWindow().toSeconds();
        var warm = scene.before()
                .filter(_ -> keeps)
                .map(old -> ", and " + old.version() + " warm for " + window + " s")
                .orElse("");
        return write(
                named(StepKind.CONFIRM, "confirm", "confirm"),
                "Keep " + scene.version() + warm + ".",
                scene.before()
                        .map(old -> "Roll back to " + old.version() + " by a request of its own.")
                        .orElse("Nothing: there is no release before it."));
    }

    private PlannedStep.Builder named(StepKind kind, String id, String history) {
        return PlannedStep.newBuilder()
                .setId(id)
                .setKind(kind)
                .setPurpose(Purpose.UNKNOWN)
                .setExpectedMillis(scene.millis().get(history));
    }

    private Script write(PlannedStep.Builder step, String action, String undo) {
        steps.add(step.setAction(action).setUndo(undo).build());
        return this;
    }

    private String name(Slug service, int number) {
        return scene.layout().of(service).size() == 1 ? service.value() : service + ":" + number;
    }

    private String told(Service service, int number) {
        int many = scene.layout().of(service.name()).size();
        return many == 1 ? service.name().value() : service.name() + " " + number + " of " + many;
    }

    private String on(String host) {
        return scene.layout().hosts().size() > 1 ? " on " + host : "";
    }

    private static String well(Probe probe) {
        return switch (probe) {
            case Probe.Http http -> http.path() + " answers well";
            case Probe.Connection _ -> "it takes connections";
            case Probe.HealthOfContainer _ -> "the health check of its container is content";
        };
    }

    private String old() {
        return scene.before().map(Scene.Predecessor::version).orElse("nothing");
    }

    private String back() {
        return scene.before().map(old -> "back to " + old.version()).orElse("nowhere: nothing served before");
    }
}
