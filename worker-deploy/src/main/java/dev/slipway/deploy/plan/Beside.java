package dev.slipway.deploy.plan;

import dev.slipway.release.strategy.Strategy.Canary;

/** The new release runs whole beside the old one before it gets any request. */
final class Beside {

    private static final int ALL = 100;

    private Beside() {}

    static void allAtOnce(Scene scene, Script script) {
        start(scene, script);
        script.shift(ALL);
    }

    /** Whoever goes back wants to be there, and the release has been proven before. */
    static void moreAndMore(Canary canary, Scene scene, Script script) {
        start(scene, script);
        if (!scene.goingBack()) {
            canary.steps().forEach(share -> script.shift(share.weight()).watch(share, canary.tolerance()));
        }
        script.shift(ALL);
    }

    /** Host by host: each wave has to be sound before the next one is touched. */
    static void start(Scene scene, Script script) {
        var waves = scene.layout().waves(scene.application().rollout().maxParallel());
        waves.forEach(hosts -> {
            scene.layout().on(hosts).forEach(script::start);
            script.verifyBeforeTraffic(
                    waves.size() > 1 ? hosts : waves.getFirst().subList(0, 0));
        });
    }
}
