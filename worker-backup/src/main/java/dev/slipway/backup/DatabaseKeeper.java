package dev.slipway.backup;

import dev.slipway.backup.loss.Replaced;
import dev.slipway.release.Target;
import java.util.List;

/** Does what the stage decides with real databases and real stores. */
final class DatabaseKeeper implements Keeper {

    private final TakeBackup take;
    private final ProveBackup prove;
    private final PutBack putBack;
    private final PractiseRestore practise;
    private final PruneBackups prune;

    DatabaseKeeper(TakeBackup take, ProveBackup prove, PutBack putBack, PractiseRestore practise, PruneBackups prune) {
        this.take = take;
        this.prove = prove;
        this.putBack = putBack;
        this.practise = practise;
        this.prune = prune;
    }

    @Override
    public long estimate(Target target, Errand errand) {
        return take.estimate(target);
    }

    @Override
    public Taken take(Target target, Errand errand, Onlooker onlooker) {
        return take.take(target, errand, onlooker);
    }

    @Override
    public Proven prove(Target target, Errand errand, Onlooker onlooker) {
        return prove.prove(target, errand, onlooker);
    }

    @Override
    public Loss measure(Target target, Errand errand, Onlooker onlooker) {
        return putBack.measure(target, errand, onlooker);
    }

    @Override
    public void prepare(Target target, Errand errand, Onlooker onlooker) {
        putBack.prepare(target, errand, onlooker);
    }

    @Override
    public Exchange exchange(Target target, Errand errand, Onlooker onlooker) {
        return putBack.exchange(target, errand, onlooker);
    }

    @Override
    public void withdraw(Target target, Errand errand) {
        putBack.withdraw(target, errand);
    }

    @Override
    public Replaced.Fate drop(Target target, String replaced) {
        return putBack.drop(target, replaced);
    }

    @Override
    public Drill practise(Target target, Errand errand, Onlooker onlooker) {
        return practise.practise(target, onlooker);
    }

    @Override
    public List<Pruned> prune(Target target, Errand errand) {
        return prune.prune(target, errand);
    }
}
