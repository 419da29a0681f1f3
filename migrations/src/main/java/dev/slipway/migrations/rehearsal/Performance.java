package dev.slipway.migrations.rehearsal;

import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Rollback;
import dev.slipway.migrations.data.TableContent;
import dev.slipway.migrations.data.TableName;
import dev.slipway.migrations.rehearsal.Finding.Code;
import dev.slipway.migrations.rehearsal.assertion.AssertionResult;
import dev.slipway.migrations.rehearsal.assertion.Questions;
import dev.slipway.migrations.rehearsal.kind.Classification;
import dev.slipway.migrations.rehearsal.kind.Classifier;
import dev.slipway.migrations.rehearsal.kind.MigrationKind;
import dev.slipway.migrations.rehearsal.kind.Seen;
import dev.slipway.migrations.rehearsal.watch.HeldLock;
import dev.slipway.migrations.rehearsal.watch.LockMode;
import dev.slipway.migrations.rehearsal.watch.Watched;
import dev.slipway.migrations.run.RunResult.Stopped;
import dev.slipway.migrations.run.Step;
import dev.slipway.migrations.schema.SchemaSnapshot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One rehearsal from beginning to end: all forward, back as far as there is a way, and forward again. */
final class Performance {

    private final Scene scene;
    private final MigrationSet set;
    private final Questions questions;
    private final Refusals refusals;
    private final List<Act> acts = new ArrayList<>();

    Performance(Scene scene, MigrationSet set, Questions questions) {
        this.scene = scene;
        this.set = set;
        this.questions = questions;
        this.refusals = new Refusals(scene.limits());
    }

    RehearsalReport of(List<Step> steps, Map<TableName, TableContent> known) throws SQLException {
        var answers = questions.before(scene.database());
        if (!forward(steps, known)) {
            return report(new WaysBack(scene, refusals).notReached(acts), List.of());
        }
        var top = scene.schema();
        var asserted = questions.after(scene.database(), answers);
        asserted.stream().filter(result -> !result.holds()).forEach(refusals::assertionFails);
        var back = new WaysBack(scene, refusals);
        var migrations = back.of(acts);
        if (back.cameBack()) {
            forwardAgain(steps, top);
        }
        return report(migrations, asserted);
    }

    private boolean forward(List<Step> steps, Map<TableName, TableContent> known) throws SQLException {
        var schema = scene.schema();
        var contents = Contents.of(scene.reader(), known);
        for (var step : steps) {
            var seen = scene.forward(set, step);
            refusals.weigh(step.name(), seen);
            if (seen.result() instanceof Stopped stopped) {
                acts.add(new Act(step, schema, contents, seen, unfinished()));
                refusals.failed(step.name(), seen, stopped);
                return false;
            }
            var after = scene.schema();
            acts.add(new Act(step, schema, contents, seen, kind(step, schema, after, contents, seen)));
            schema = after;
            contents = step.equals(steps.getLast()) ? contents : contents.after(seen.touched(), scene.reader());
        }
        return true;
    }

    private static Classification unfinished() {
        return new Classification(MigrationKind.UNKNOWN, List.of("it did not run to its end"));
    }

    private Classification kind(Step step, SchemaSnapshot before, SchemaSnapshot after, Contents contents, Watched seen)
            throws SQLException {
        if (step.rollback() instanceof Rollback.Irreversible(var reason)) {
            return Classification.irreversible(reason);
        }
        var lockedOut = seen.report().locks().stream()
                .filter(lock -> lock.mode() == LockMode.ACCESS_EXCLUSIVE)
                .map(HeldLock::table)
                .collect(Collectors.toSet());
        var others = seen.touched().isEmpty() ? Set.<TableName>of() : contents.changed(seen.touched(), scene.reader());
        return Classifier.of(before, after, new Seen(lockedOut, others));
    }

    private void forwardAgain(List<Step> steps, SchemaSnapshot top) throws SQLException {
        var seen = scene.forwardAgain(set, steps.getLast().version());
        if (seen.result() instanceof Stopped stopped) {
            refusals.stopped(
                    Code.FAILS_THE_SECOND_TIME,
                    "forward again",
                    seen,
                    stopped,
                    "after a rollback the release could not be deployed again; let the rollback remove all that the"
                            + " migration makes");
            return;
        }
        var difference = top.to(scene.schema());
        if (!difference.isEmpty()) {
            refusals.differsTheSecondTime(difference);
        }
    }

    private RehearsalReport report(List<MigrationReport> migrations, List<AssertionResult> asserted) {
        return new RehearsalReport(migrations, asserted, refusals.all());
    }
}
