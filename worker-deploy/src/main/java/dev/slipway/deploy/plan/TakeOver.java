package dev.slipway.deploy.plan;

import dev.slipway.events.PlannedStep;
import dev.slipway.release.strategy.Strategy;
import java.util.List;

/** The steps in which a release takes over from the one before, by the strategy that its people chose. */
public final class TakeOver {

    private TakeOver() {}

    /** From the first start to the confirmation; what happens to the database comes before it. */
    public static List<PlannedStep> steps(Scene scene) {
        var script = new Script(scene);
        if (scene.before().isEmpty()) {
            Beside.allAtOnce(scene, script);
        } else {
            switch (scene.application().rollout().strategy()) {
                case Strategy.BlueGreen _ -> Beside.allAtOnce(scene, script);
                case Strategy.Canary canary -> Beside.moreAndMore(canary, scene, script);
                case Strategy.Rolling rolling -> new OneByOne(rolling, scene, script).write();
                case Strategy.Recreate _ -> Anew.write(scene, script);
            }
        }
        return script.verifyAfterSwitch().confirm().steps();
    }

    /** Its name in slipway.yaml. */
    public static String nameOf(Strategy strategy) {
        return switch (strategy) {
            case Strategy.BlueGreen _ -> "blue-green";
            case Strategy.Canary _ -> "canary";
            case Strategy.Rolling _ -> "rolling";
            case Strategy.Recreate _ -> "recreate";
        };
    }
}
