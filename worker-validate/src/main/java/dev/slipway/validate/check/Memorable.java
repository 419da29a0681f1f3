package dev.slipway.validate.check;

import dev.slipway.release.operations.Operations;
import dev.slipway.validate.lane.Lane;
import dev.slipway.validate.lane.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * How long a request must be remembered so that no id is ever answered twice, and which strangers are answered at all:
 * only those whose ids can be remembered until they are too old to be answered again.
 */
public final class Memorable {

    static final Duration STRANGER = Duration.ofHours(24);
    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    static final int STRANGERS = 200;
    /** A target's busiest day; all of them together have to fit into one record of the ledger. */
    public static final int ENOUGH = 2_000;

    private final Supplier<Operations> operations;
    private final int most;

    public Memorable(Supplier<Operations> operations, int enough) {
        this.operations = operations;
        this.most = enough + enough / 4;
    }

    public Mark mark(Asked asked, boolean trusted) {
        var untilStale = RequestId.parse(asked.id())
                .map(id -> sooner(id.madeAt().plus(STRANGER), asked.now().plus(SignatureCheck.LONGEST)))
                .orElse(asked.now());
        var until = trusted
                ? later(
                        untilStale,
                        Credentials.of(asked.received()).orElseThrow().expiresAt())
                : untilStale;
        return new Mark(asked.id(), asked.digest(), until, trusted);
    }

    /** Whether its id can be kept until it is too old to be answered again; whom nobody can remember gets no answer. */
    public boolean room(Asked asked, Lane lane) {
        return lane.remembered(asked.now()) < most;
    }

    /** Whether somebody whose signature does not hold gets an answer. */
    public boolean stranger(Asked asked, Lane lane) {
        return lane.strangers(asked.now()) < STRANGERS
                && IdentityCheck.derived(asked)
                && asked.target().flatMap(operations.get()::rules).isPresent()
                && RequestId.parse(asked.id())
                        .filter(id -> recent(id.madeAt(), asked.now()))
                        .isPresent();
    }

    private static boolean recent(Instant madeAt, Instant now) {
        return madeAt.plus(STRANGER).isAfter(now) && madeAt.isBefore(now.plus(CLOCKS_DIFFER));
    }

    private static Instant sooner(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
