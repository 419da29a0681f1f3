package dev.slipway.migrations.rehearsal;

import dev.slipway.migrations.rehearsal.Finding.Code;
import dev.slipway.migrations.rehearsal.WayBack.Outcome;
import dev.slipway.migrations.rehearsal.watch.Watched;
import dev.slipway.migrations.run.RunResult.Stopped;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Undoes one migration after the other, the latest first, and believes a rollback only when schema and data are what they were.
 *
 * <p>On the way the tables that were touched are compared; where the way ends, all that are not certain to be untouched.
 */
final class WaysBack {

    private final Scene scene;
    private final Refusals refusals;
    private boolean cameBack = true;

    WaysBack(Scene scene, Refusals refusals) {
        this.scene = scene;
        this.refusals = refusals;
    }

    /** Whether all that could be undone was undone; also when there was nothing to undo. */
    boolean cameBack() {
        return cameBack;
    }

    List<MigrationReport> notReached(List<Act> acts) {
        return acts.stream()
                .map(act -> act.report(act.irreversible().map(WayBack::declared).orElseGet(WayBack::notReached)))
                .toList();
    }

    List<MigrationReport> of(List<Act> acts) throws SQLException {
        int floor = floor(acts);
        var reports = new LinkedList<MigrationReport>();
        for (int i = acts.size() - 1; i >= 0; i--) {
            var act = acts.get(i);
            if (act.irreversible().isPresent()) {
                reports.addFirst(act.report(WayBack.declared(act.irreversible().get())));
            } else if (i < floor || !cameBack) {
                reports.addFirst(act.report(WayBack.notReached()));
            } else {
                reports.addFirst(back(act, i == floor));
            }
        }
        return List.copyOf(reports);
    }

    /** Behind what cannot be undone nothing else is. */
    private static int floor(List<Act> acts) {
        for (int i = acts.size() - 1; i >= 0; i--) {
            if (acts.get(i).irreversible().isPresent()) {
                return i + 1;
            }
        }
        return 0;
    }

    private MigrationReport back(Act act, boolean last) throws SQLException {
        var migration = act.step().name();
        var seen = scene.back(act.step());
        refusals.weigh("rollback of " + migration, seen);
        if (seen.result() instanceof Stopped stopped) {
            cameBack = false;
            refusals.stopped(
                    Code.ROLLBACK_FAILS,
                    "rollback of " + migration,
                    seen,
                    stopped,
                    "mend the rollback, or declare the migration irreversible");
            return act.report(new WayBack(Outcome.FAILED, stopped.obstacle().message(), Optional.of(seen.report())));
        }
        return compared(act, seen, last);
    }

    private MigrationReport compared(Act act, Watched back, boolean last) throws SQLException {
        var migration = act.step().name();
        var schema = act.schemaBefore().to(scene.schema());
        if (!schema.isEmpty()) {
            refusals.schemaLeft(migration, schema);
        }
        var before = act.contentsBefore();
        var losses = last ? before.lossesIn(scene.reader()) : before.lossesIn(scene.reader(), concerned(act, back));
        var lost = String.join("\n", losses);
        if (!losses.isEmpty()) {
            refusals.dataLost(migration, lost);
        }
        cameBack = schema.isEmpty() && losses.isEmpty();
        if (cameBack) {
            return act.report(new WayBack(Outcome.CAME_BACK, "", Optional.of(back.report())));
        }
        var detail = (schema + "\n" + lost).strip();
        var way = new WayBack(Outcome.LEFT_TRACES, detail, Optional.of(back.report()));
        return losses.isEmpty() ? act.report(way) : act.losing(way, "its rollback loses data: " + lost);
    }

    private static Set<Long> concerned(Act act, Watched back) {
        var touched = new HashSet<>(act.forward().touched());
        touched.addAll(back.touched());
        return touched;
    }
}
