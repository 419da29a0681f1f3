package dev.slipway.migrations.rehearsal;

import dev.slipway.migrations.rehearsal.Finding.Code;
import dev.slipway.migrations.rehearsal.assertion.AssertionResult;
import dev.slipway.migrations.rehearsal.watch.CutShort;
import dev.slipway.migrations.rehearsal.watch.HeldLock;
import dev.slipway.migrations.rehearsal.watch.Watched;
import dev.slipway.migrations.run.Obstacle;
import dev.slipway.migrations.run.RunResult.Finished;
import dev.slipway.migrations.run.RunResult.Stopped;
import dev.slipway.migrations.schema.SchemaDifference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects what speaks against the migrations, each with what to do about it. */
final class Refusals {

    private static final String TIMED_OUT = "57014";
    private static final String SHORTER =
            "do it in smaller steps, each a migration of its own: build indexes concurrently"
                    + " (-- slipway: no-transaction), add constraints NOT VALID and validate them later, fill columns in batches;"
                    + " or raise the limit if this is a quiet hour";

    private final RehearsalLimits limits;
    private final List<Finding> findings = new ArrayList<>();

    Refusals(RehearsalLimits limits) {
        this.limits = limits;
    }

    List<Finding> all() {
        return List.copyOf(findings);
    }

    /** Time and locks of one way, forward or back. */
    void weigh(String way, Watched seen) {
        var duration = seen.report().duration();
        if (seen.result() instanceof Finished && duration.compareTo(limits.maxDuration()) > 0) {
            slow(way, "takes " + time(duration));
        }
        seen.report().locks().stream()
                .filter(lock -> lock.mode().keepsOthersWaiting() && lock.held().compareTo(limits.maxLock()) > 0)
                .forEach(lock -> locked(way, lock));
    }

    void cannotRun(String message) {
        add(Code.CANNOT_RUN, "", message, "mend this first; nothing has been tried");
    }

    /** What the files or the database have in them stopped a migration, or what it needs was never there. */
    void failed(String migration, Watched seen, Stopped stopped) {
        switch (stopped.obstacle()) {
            case Obstacle.Refused _, Obstacle.Locked _, Obstacle.Disconnected _ ->
                stopped(Code.MIGRATION_FAILS, migration, seen, stopped, "mend the migration; production is untouched");
            case Obstacle.Unsound _,
                    Obstacle.Busy _,
                    Obstacle.Fenced _,
                    Obstacle.CutOff _,
                    Obstacle.NotAdopted _,
                    Obstacle.NoWayBack _,
                    Obstacle.Unfit _ -> cannotRun(stopped.obstacle().message());
        }
    }

    /** Whatever stopped a way: the clock, the disk, or PostgreSQL. */
    void stopped(Code code, String way, Watched seen, Stopped stopped, String fix) {
        var cut = seen.cutShort();
        if (cut.isPresent()) {
            cut(way, cut.get());
        } else if (timedOut(stopped.obstacle())) {
            slow(way, "was ended: " + stopped.obstacle().message());
        } else {
            add(code, way, stopped.obstacle().message(), fix);
        }
    }

    void schemaLeft(String migration, SchemaDifference difference) {
        add(
                Code.SCHEMA_DOES_NOT_COME_BACK,
                migration,
                "its rollback does not lead back to the schema of before:\n" + difference,
                "make the rollback undo exactly what the migration does");
    }

    void dataLost(String migration, String losses) {
        add(
                Code.DATA_DOES_NOT_COME_BACK,
                migration,
                "its rollback does not bring back the data of before: " + losses,
                "keep what is replaced until the release is settled (rename the column, drop it a release later), or"
                        + " declare the migration irreversible and say why");
    }

    void differsTheSecondTime(SchemaDifference difference) {
        add(
                Code.SECOND_TIME_DIFFERS,
                "",
                "forward a second time the schema is another one than the first time:\n" + difference,
                "let migrations and rollbacks name exactly what they make and drop");
    }

    void assertionFails(AssertionResult result) {
        add(
                Code.ASSERTION_FAILS,
                "",
                "assertion “" + result.name() + "”: " + result.outcome(),
                "mend the migration; or the assertion in slipway.yaml, if it is no longer true");
    }

    private void cut(String way, CutShort cut) {
        switch (cut.limit()) {
            case TIME -> slow(way, "was ended: " + cut.why());
            case SIZE ->
                add(
                        Code.TOO_LARGE,
                        way,
                        "was ended: " + cut.why(),
                        "write less at once, or give the rehearsal more room");
        }
    }

    private void slow(String way, String what) {
        add(Code.TOO_SLOW, way, what + "; allowed are " + time(limits.maxDuration()), SHORTER);
    }

    private void locked(String way, HeldLock lock) {
        add(
                Code.LOCK_TOO_LONG,
                way,
                "holds %s for %s: %s meanwhile; allowed are %s"
                        .formatted(lock, time(lock.held()), lock.mode().blocks().words(), time(limits.maxLock())),
                SHORTER);
    }

    private void add(Code code, String migration, String message, String fix) {
        findings.add(new Finding(code, migration, message, fix));
    }

    private static boolean timedOut(Obstacle obstacle) {
        return obstacle instanceof Obstacle.Refused(var _, var failure)
                && failure.sqlState().equals(TIMED_OUT);
    }

    private static String time(Duration duration) {
        return ReportText.time(duration);
    }
}
