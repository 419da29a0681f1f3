package dev.slipway.deploy.schema;

import dev.slipway.deploy.Onlooker;
import dev.slipway.deploy.undo.SchemaFacts;
import dev.slipway.migrations.Migration;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.history.History;
import dev.slipway.migrations.history.HistoryEntry;
import dev.slipway.migrations.history.HistoryEntry.Move;
import dev.slipway.migrations.history.HistoryEntry.State;
import dev.slipway.migrations.history.HistoryTable;
import dev.slipway.migrations.rehearsal.assertion.Assertion;
import dev.slipway.migrations.rehearsal.assertion.AssertionResult;
import dev.slipway.migrations.rehearsal.assertion.LiveQuestions;
import dev.slipway.migrations.run.Claim;
import dev.slipway.migrations.run.MigrationRunner;
import dev.slipway.migrations.run.RunResult;
import dev.slipway.migrations.run.RunSettings;
import dev.slipway.migrations.stake.WrittenSince;
import dev.slipway.parts.Unreachable;
import dev.slipway.parts.database.TargetDatabase;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.TryAgain;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Moves the schema of a PostgreSQL database with the runner that rehearsed it; the database's own history says how far. */
final class PostgresSchema implements TargetSchema {

    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);

    private final Supplier<TargetDatabase> database;
    private final long mayLose;
    private final InstantSource clock;

    PostgresSchema(Supplier<TargetDatabase> database, long mayLose, InstantSource clock) {
        this.database = database;
        this.mayLose = mayLose;
        this.clock = clock;
    }

    @Override
    public SchemaMove moveOf(MigrationSet set, String request) {
        var ground = ask(Ground::of);
        var move = SchemaMove.of(set, ground.history(), request);
        if (move instanceof SchemaMove.Forward) {
            ground.refuse(set);
        }
        return move;
    }

    @Override
    public Optional<Duration> apply(
            MigrationSet set,
            Migration migration,
            Claim claim,
            Optional<Duration> statementTimeout,
            Onlooker onlooker) {
        try {
            var settings = statementTimeout
                    .map(RunSettings.usual()::withStatementTimeout)
                    .orElse(RunSettings.usual());
            var result = runner(claim, settings, onlooker).up(set, Optional.of(migration.version()));
            if (result instanceof RunResult.Stopped(var ran, var obstacle)) {
                throw Hindrance.toApply(migration, obstacle);
            }
        } catch (CalledOff off) {
            return Optional.empty();
        }
        return Optional.of(history()
                .applied(migration.version())
                .flatMap(HistoryEntry::duration)
                .orElse(Duration.ZERO));
    }

    @Override
    public List<AssertionResult> ask(List<Assertion> assertions, boolean migrated) {
        return new LiveQuestions(assertions, LONGEST_ANSWER).ask(database.get().dataSource(), migrated);
    }

    /** Counting may take longer than one look, so it has its own time, and nobody may change the schema meanwhile. */
    @Override
    public SchemaFacts factsOf(String request) {
        try (var connection = database.get().dataSource().getConnection()) {
            var history = HistoryTable.read(connection);
            return Remains.of(request, history, new WrittenSince(connection).by(request, history), mayLose);
        } catch (SQLException failed) {
            throw Hindrance.toCount(failed);
        }
    }

    /** The history tells what was taken back, also by a process that died before it could say so. */
    @Override
    public Undone undo(Claim claim, Onlooker onlooker) {
        var obstacle =
                switch (runner(claim, RunSettings.usual(), new Deaf(onlooker)).undo(claim.deployment())) {
                    case RunResult.Finished finished -> Optional.<GiveUp>empty();
                    case RunResult.Stopped stopped -> Optional.of(Hindrance.toUndo(stopped.obstacle()));
                };
        var reverted = history().entries().stream()
                .filter(entry -> entry.move() == Move.DOWN && entry.state() == State.DONE)
                .filter(entry -> entry.deployment().equals(claim.deployment()))
                .map(entry -> new Undone.Reverted(entry.name(), entry.duration().orElse(Duration.ZERO)))
                .toList();
        return new Undone(reverted, obstacle);
    }

    private History history() {
        return ask(HistoryTable::read);
    }

    private <T> T ask(TargetDatabase.Question<T> question) {
        try {
            return database.get().ask(question);
        } catch (Unreachable silent) {
            throw new TryAgain(silent.what() + "; " + silent.fix() + ".", silent);
        }
    }

    private MigrationRunner runner(Claim claim, RunSettings settings, Onlooker onlooker) {
        return new MigrationRunner(database.get().dataSource(), claim, settings, new OnlookerReport(onlooker), clock);
    }
}
