package dev.slipway.backup;

import dev.slipway.backup.loss.Replaced;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.MigrationClass;
import dev.slipway.events.Reason;
import dev.slipway.events.TableLoss;
import dev.slipway.release.Target;
import dev.slipway.runtime.TryAgain;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Notes what it was told to do, and does as the test wants. */
final class FakeKeeper implements Keeper {

    final List<String> done = new ArrayList<>();
    /** Happens while whatever it does next goes on. */
    Runnable meanwhile = () -> {};

    /** Until when the server does not answer. */
    Instant down = Instant.MIN;

    /** How many rows it comes to in the end. */
    long lost = 3;

    InstantSource clock = () -> Instant.MAX;
    List<Reason> against = List.of();
    boolean proven = true;
    boolean well = true;
    Replaced.Fate fate = Replaced.Fate.DROPPED;

    @Override
    public long estimate(Target target, Errand errand) {
        goOn("estimate " + errand.backupId(), Optional.empty());
        return 4_096;
    }

    @Override
    public Taken take(Target target, Errand errand, Onlooker onlooker) {
        goOn("take " + errand.kept(), Optional.of(onlooker));
        return new Taken(new ClaimCheck("a".repeat(64), 1_024L), List.of(), Duration.ofSeconds(3));
    }

    @Override
    public Proven prove(Target target, Errand errand, Onlooker onlooker) {
        goOn("prove", Optional.of(onlooker));
        return new Proven(proven, "it restores", MigrationClass.EXPAND, Optional.empty(), against);
    }

    @Override
    public Loss measure(Target target, Errand errand, Onlooker onlooker) {
        goOn("measure " + errand.backupId(), Optional.of(onlooker));
        return loss(3);
    }

    @Override
    public void prepare(Target target, Errand errand, Onlooker onlooker) {
        goOn("prepare " + errand.backupId(), Optional.of(onlooker));
    }

    @Override
    public Exchange exchange(Target target, Errand errand, Onlooker onlooker) {
        goOn("exchange " + errand.backupId(), Optional.of(onlooker));
        return errand.leave().orElseThrow().covers(lost)
                ? new Restored(
                        "shop_before", loss(lost).lost(), Optional.of(Duration.ofMillis(700)), Duration.ofDays(7))
                : new CostsMore(loss(lost));
    }

    private static Loss loss(long rows) {
        return new Loss(
                List.of(new TableLoss("public.orders", rows, 0L, 0L, null)),
                OptionalLong.of(512),
                Instant.EPOCH,
                8_192,
                List.of("0007_add_note"));
    }

    @Override
    public void withdraw(Target target, Errand errand) {
        goOn("withdraw " + errand.backupId(), Optional.empty());
    }

    @Override
    public Replaced.Fate drop(Target target, String replaced) {
        goOn("drop " + replaced, Optional.empty());
        return fate;
    }

    @Override
    public Drill practise(Target target, Errand errand, Onlooker onlooker) {
        goOn("practise", Optional.of(onlooker));
        return new Drill(well, "back in 5 s", Optional.of("b-1"), Duration.ofSeconds(5), Duration.ofHours(1));
    }

    @Override
    public List<Pruned> prune(Target target, Errand errand) {
        goOn("prune", Optional.empty());
        return List.of(new Pruned("b-0", "older than 30 days"));
    }

    private void goOn(String what, Optional<Onlooker> onlooker) {
        if (clock.instant().isBefore(down)) {
            throw new TryAgain("the server does not answer");
        }
        done.add(what);
        var now = meanwhile;
        meanwhile = () -> {};
        now.run();
        onlooker.ifPresent(it -> it.sees(what, 0.5));
    }
}
