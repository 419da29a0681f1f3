package dev.slipway.migrations.rehearsal.watch;

import dev.slipway.migrations.rehearsal.watch.LockLedger.Lock;
import dev.slipway.migrations.run.MigrationObserver;
import dev.slipway.migrations.run.Step;
import dev.slipway.migrations.sql.Statement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows one run. The runner waits after each statement, with its transaction open, so that the locks are read exactly;
 * between these moments looks from time to time narrow down since when they are held.
 */
final class Watch implements MigrationObserver {

    /** Asking for the size looks at every file, so it is asked less often. */
    private static final int LOOKS_BETWEEN_SIZES = 10;

    private final Probe probe;
    private final Ceiling ceiling;
    private final InstantSource clock;
    private final LockLedger ledger;
    private final Instant start;
    private final List<StatementTime> statements = new ArrayList<>();
    private Optional<Integer> backend = Optional.empty();
    private Optional<CutShort> cutShort = Optional.empty();
    private boolean atWork;
    private int looks;

    Watch(Probe probe, Ceiling ceiling, InstantSource clock) {
        this.probe = probe;
        this.ceiling = ceiling;
        this.clock = clock;
        this.start = clock.instant();
        this.ledger = new LockLedger(start);
    }

    @Override
    public synchronized void connected(int number) {
        backend = Optional.of(number);
    }

    @Override
    public synchronized void started(Step step) {
        ledger.idleUntil(clock.instant());
        atWork = true;
    }

    @Override
    public synchronized void statementStarted(Step step, Statement statement) {
        ledger.idleUntil(clock.instant());
    }

    @Override
    public synchronized void statementFinished(Step step, Statement statement, Duration duration) {
        look();
        statements.add(new StatementTime(statement.line(), statement.brief(), duration));
    }

    @Override
    public synchronized void finished(Step step, Duration duration) {
        ended();
    }

    /** Called from another thread, also while the commit takes its time. */
    synchronized void meanwhile() {
        if (atWork && cutShort.isEmpty()) {
            look();
            exceeded().ifPresent(this::cut);
        }
    }

    /** The transaction is over, one way or another. */
    synchronized void ended() {
        atWork = false;
        ledger.released(clock.instant());
    }

    synchronized Optional<Integer> backend() {
        return backend;
    }

    synchronized Optional<CutShort> cutShort() {
        return cutShort;
    }

    synchronized List<StatementTime> statements() {
        return List.copyOf(statements);
    }

    synchronized Map<Lock, Duration> locks() {
        return ledger.longest();
    }

    Duration sinceStart() {
        return Duration.between(start, clock.instant());
    }

    private void look() {
        try {
            var asked = clock.instant();
            var held = probe.locks(backend.orElseThrow());
            ledger.saw(held, asked, clock.instant());
        } catch (SQLException e) {
            throw new LostSight(e);
        }
    }

    private Optional<CutShort> exceeded() {
        if (sinceStart().compareTo(ceiling.time()) > 0) {
            return Optional.of(new CutShort(
                    CutShort.Limit.TIME,
                    "it was still running after " + ceiling.time().toSeconds() + " s"));
        }
        return ++looks % LOOKS_BETWEEN_SIZES == 0 ? tooLarge() : Optional.empty();
    }

    private Optional<CutShort> tooLarge() {
        try {
            long bytes = probe.databaseBytes();
            return bytes > ceiling.databaseBytes()
                    ? Optional.of(new CutShort(
                            CutShort.Limit.SIZE,
                            "the copy has grown to " + bytes + " bytes and may have " + ceiling.databaseBytes()))
                    : Optional.empty();
        } catch (SQLException e) {
            throw new LostSight(e);
        }
    }

    private void cut(CutShort why) {
        try {
            cutShort = Optional.of(why);
            probe.end(backend.orElseThrow());
        } catch (SQLException e) {
            throw new LostSight(e);
        }
    }
}
