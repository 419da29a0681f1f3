package dev.slipway.migrations.rehearsal;

import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.confinement.Confinement;
import dev.slipway.migrations.data.TableContent;
import dev.slipway.migrations.data.TableName;
import dev.slipway.migrations.rehearsal.assertion.Assertion;
import dev.slipway.migrations.rehearsal.assertion.Questions;
import dev.slipway.migrations.rehearsal.watch.Ceiling;
import dev.slipway.migrations.rehearsal.watch.Watcher;
import dev.slipway.migrations.run.Claim;
import dev.slipway.migrations.run.MigrationRunner;
import dev.slipway.migrations.run.Plan;
import dev.slipway.migrations.scratch.ScratchDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays what production is about to go through on a copy of it, and says what must not happen there. */
public final class Rehearsal {

    private static final Duration LONGEST_QUESTION = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ScratchDatabase copy;
    private final RehearsalLimits limits;
    private final Questions questions;
    private final InstantSource clock;
    private final Map<TableName, TableContent> known;

    /** The copy is used up by it: what runs on it may leave anything behind. */
    public Rehearsal(ScratchDatabase copy, RehearsalLimits limits, List<Assertion> assertions, InstantSource clock) {
        this(copy, limits, new Questions(assertions, LONGEST_QUESTION), clock, Map.of());
    }

    private Rehearsal(
            ScratchDatabase copy,
            RehearsalLimits limits,
            Questions questions,
            InstantSource clock,
            Map<TableName, TableContent> known) {
        this.copy = copy;
        this.limits = limits;
        this.questions = questions;
        this.clock = clock;
        this.known = Map.copyOf(known);
    }

    /** Saves reading every row once more, for whoever has just done so on this very copy. */
    public Rehearsal knowing(Map<TableName, TableContent> contents) {
        return new Rehearsal(copy, limits, questions, clock, contents);
    }

    public RehearsalReport of(MigrationSet set) throws SQLException {
        Confinement.of(copy).trusting(limits.trusted()).close();
        var database = copy.owner().dataSource();
        var plan = Plan.up(set, MigrationRunner.history(database), Optional.empty(), limits.settings());
        return switch (plan) {
            case Plan.Impossible(var obstacle) -> {
                var refusals = new Refusals(limits);
                refusals.cannotRun(obstacle.message());
                yield new RehearsalReport(List.of(), List.of(), refusals.all());
            }
            case Plan.Steps(var steps) when steps.isEmpty() -> new RehearsalReport(List.of(), List.of(), List.of());
            case Plan.Steps(var steps) -> {
                var ceiling = new Ceiling(limits.maxDuration().plus(GRACE), limits.maxBytes());
                long token = Claim.byHand(database).fencingToken();
                try (var watcher = Watcher.open(copy.superuser(), ceiling, clock);
                        var reader = Reader.of(copy)) {
                    yield new Performance(new Scene(database, token, watcher, reader, limits, clock), set, questions)
                            .of(steps, known);
                }
            }
        };
    }
}
