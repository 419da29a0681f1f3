package dev.slipway.validate.check;

import dev.slipway.events.RequestKind;
import dev.slipway.release.freeze.Frozen;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.TargetRules;
import dev.slipway.release.operations.Verb;
import dev.slipway.release.operations.WhenFrozen;
import dev.slipway.validate.lane.Lane;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether a freeze window stands against a deployment, or against giving it the traffic, now, so that who asks hears it at once; the answer that counts is
 * given when its turn has come.
 */
public final class FreezeCheck implements Check {

    private static final int LONGEST_REASON = 500;

    private final Supplier<Operations> operations;

    public FreezeCheck(Supplier<Operations> operations) {
        this.operations = operations;
    }

    @Override
    public String id() {
        return "freeze";
    }

    @Override
    public boolean concerns(RequestKind kind) {
        return switch (kind) {
            case DEPLOY, RELEASE, ROLLBACK, CANCEL, CLEAR -> true;
            default -> false;
        };
    }

    @Override
    public Finding look(Asked asked, Lane lane) {
        var rules = asked.target().flatMap(operations.get()::rules);
        if (rules.isEmpty()) {
            return Finding.notApplicable("there is no such target to be frozen");
        }
        var frozen = rules.get().policy().freeze().blockedAt(asked.now());
        if (asked.kind() != RequestKind.DEPLOY && asked.kind() != RequestKind.RELEASE) {
            return Finding.notApplicable(
                    "a " + asked.kind().name().toLowerCase(Locale.ROOT) + " goes ahead whatever is frozen"
                            + frozen.map(by -> ": " + by.sentence()).orElse(""));
        }
        return asked.wish()
                .overrideFreeze()
                .map(why -> overridden(why, frozen, asked, rules.get()))
                .orElseGet(() -> frozen.map(by -> frozen(by, asked, rules.get()))
                        .orElseGet(() -> Finding.pass("no freeze window stands against it")));
    }

    private Finding overridden(String why, Optional<Frozen> frozen, Asked asked, TargetRules rules) {
        if (why.isBlank() || why.length() > LONGEST_REASON) {
            return Finding.fail(
                    "override-without-reason",
                    "it asks to override a freeze for a reason of "
                            + why.strip().length() + " characters",
                    "say why in 1 to " + LONGEST_REASON + " characters");
        }
        var key = Credentials.of(asked.received())
                .flatMap(credentials -> operations.get().key(credentials.key()));
        if (key.filter(known -> rules.access().allows(known, Verb.OVERRIDE_FREEZE))
                .isEmpty()) {
            return Finding.fail(
                    "not-allowed",
                    key.map(known -> "`" + known.name() + "`").orElse("an unknown key") + " may not override-freeze on "
                            + rules.target(),
                    "ask somebody who may, or wait until the freeze is over");
        }
        var who = key.orElseThrow().name();
        return Finding.warn(
                frozen.map(Frozen::sentence).orElse("no freeze window stands against it now") + "; overridden by `"
                        + who + "`: " + why,
                "look after what others relied on being left alone");
    }

    private static Finding frozen(Frozen frozen, Asked asked, TargetRules rules) {
        if (asked.wish().dryRun()) {
            return Finding.warn(frozen.sentence() + ", which does not concern a dry run", "deploy when it is over");
        }
        return rules.policy().whenFrozen() == WhenFrozen.REJECT || asked.kind() == RequestKind.RELEASE
                ? Finding.fail(
                        "frozen",
                        frozen.sentence(),
                        "ask again under a new id when it is over, or have somebody with the right to"
                                + " `override-freeze` ask with a reason")
                : Finding.warn(frozen.sentence(), "nothing; it waits and goes on by itself");
    }
}
