package dev.slipway.migrations.rehearsal.watch;

import dev.slipway.migrations.data.TableName;
import dev.slipway.migrations.rehearsal.watch.Probe.Counts;
import dev.slipway.migrations.run.MigrationObserver;
import dev.slipway.migrations.run.RunResult;
import dev.slipway.migrations.scratch.Login;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A second session beside the one that migrates, which sees all and takes no part. */
public final class Watcher implements AutoCloseable {

    private static final long MILLIS_BETWEEN_LOOKS = 20;
    private static final int LOOKS_FOR_THE_END = 1_000;
    private static final double SECONDS_BETWEEN_THEM = 0.01;

    private final Probe probe;
    private final Ceiling ceiling;
    private final InstantSource clock;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rehearsal-watcher").factory());

    private Watcher(Probe probe, Ceiling ceiling, InstantSource clock) {
        this.probe = probe;
        this.ceiling = ceiling;
        this.clock = clock;
    }

    /** Sees everybody's locks and can end a session, so it needs a superuser; it takes it before anything foreign runs. */
    public static Watcher open(Login superuser, Ceiling ceiling, InstantSource clock) throws SQLException {
        return new Watcher(new Probe(superuser.open()), ceiling, clock);
    }

    /** One session's run from its start to its end. */
    public Watched watch(Function<MigrationObserver, RunResult> run) throws SQLException {
        var before = probe.relations();
        var counted = probe.counts();
        var watch = new Watch(probe, ceiling, clock);
        var looking = looks.scheduleWithFixedDelay(
                watch::meanwhile, MILLIS_BETWEEN_LOOKS, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
        RunResult result;
        try {
            result = run.apply(watch);
        } finally {
            looking.cancel(false);
            watch.ended();
        }
        awaitEnd(watch);
        var after = probe.relations();
        var written = since(counted);
        var rewritten = before.rewrittenIn(after);
        var report = new StepReport(
                duration(result, watch),
                watch.statements(),
                locks(watch, before),
                rewritten,
                rows(written, before, after));
        return new Watched(result, report, touched(before, after, written.keySet(), rewritten), watch.cutShort());
    }

    @Override
    public void close() throws SQLException {
        looks.shutdownNow();
        probe.close();
    }

    /** Only when a session is gone has it told the server all that it counted. */
    private void awaitEnd(Watch watch) throws SQLException {
        if (watch.backend().isPresent()) {
            int backend = watch.backend().get();
            for (int look = 0; look < LOOKS_FOR_THE_END; look++) {
                if (!probe.isThereAfter(backend, look == 0 ? 0 : SECONDS_BETWEEN_THEM)) {
                    return;
                }
            }
        }
    }

    private Map<Long, Counts> since(Map<Long, Counts> earlier) throws SQLException {
        var written = new HashMap<Long, Counts>();
        probe.counts().forEach((oid, now) -> {
            var difference = now.since(earlier.getOrDefault(oid, Counts.NONE));
            if (!difference.equals(Counts.NONE)) {
                written.put(oid, difference);
            }
        });
        return written;
    }

    private static Duration duration(RunResult result, Watch watch) {
        return result.ran().isEmpty()
                ? watch.sinceStart()
                : result.ran().stream().map(RunResult.Ran::duration).reduce(Duration.ZERO, Duration::plus);
    }

    private static List<HeldLock> locks(Watch watch, Relations before) {
        record On(TableName table, LockMode mode) {}
        var longest = new HashMap<On, Duration>();
        watch.locks()
                .forEach((lock, held) -> before.table(lock.relation())
                        .filter(_ -> lock.mode().compareTo(LockMode.ROW_EXCLUSIVE) >= 0)
                        .ifPresent(table -> longest.merge(
                                new On(table, lock.mode()), held, (one, two) -> one.compareTo(two) > 0 ? one : two)));
        return longest.entrySet().stream()
                .map(each -> new HeldLock(each.getKey().table(), each.getKey().mode(), each.getValue()))
                .sorted(Comparator.comparing(HeldLock::mode)
                        .thenComparing(HeldLock::held)
                        .reversed()
                        .thenComparing(HeldLock::table))
                .toList();
    }

    private static List<RowsTouched> rows(Map<Long, Counts> written, Relations before, Relations after) {
        var rows = new ArrayList<RowsTouched>();
        written.forEach((oid, counts) -> after.table(oid)
                .or(() -> before.table(oid))
                .ifPresent(table ->
                        rows.add(new RowsTouched(table, counts.inserted(), counts.updated(), counts.deleted()))));
        rows.sort(Comparator.comparing(RowsTouched::table));
        return rows;
    }

    private static Set<Long> touched(Relations before, Relations after, Set<Long> written, List<TableName> rewritten) {
        var touched = new HashSet<Long>();
        before.byOid().forEach((oid, relation) -> {
            if (relation.keepsRows()
                    && (written.contains(oid)
                            || rewritten.contains(relation.table())
                            || !after.byOid().containsKey(oid))) {
                touched.add(oid);
            }
        });
        return touched;
    }
}
