package dev.slipway.validate.check;

import dev.slipway.release.keys.TrustedKey;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.TargetRules;
import dev.slipway.validate.lane.Lane;
import java.util.Locale;
import java.util.function.Supplier;

/** Whether the key that signed may ask for this on this target. */
public final class RightCheck implements Check {

    private final Supplier<Operations> operations;

    public RightCheck(Supplier<Operations> operations) {
        this.operations = operations;
    }

    @Override
    public String id() {
        return "right";
    }

    @Override
    public Finding look(Asked asked, Lane lane) {
        var now = operations.get();
        var key = Credentials.of(asked.received()).flatMap(credentials -> now.key(credentials.key()));
        var rules = asked.target().flatMap(now::rules);
        return key.isEmpty() || rules.isEmpty()
                ? Finding.notApplicable("there is no such key or target to have a right")
                : look(asked, key.get(), rules.get());
    }

    private static Finding look(Asked asked, TrustedKey key, TargetRules rules) {
        var what = asked.verb().name().toLowerCase(Locale.ROOT);
        return rules.access().allows(key, asked.verb())
                ? Finding.pass("`" + key.name() + "` may " + what + " on " + rules.target())
                : Finding.fail(
                        "not-allowed",
                        "`" + key.name() + "` may not " + what + " on " + rules.target(),
                        "ask somebody who may, or have the operator allow it in targets.yaml");
    }
}
