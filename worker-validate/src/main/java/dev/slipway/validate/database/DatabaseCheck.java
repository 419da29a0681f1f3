package dev.slipway.validate.database;

import dev.slipway.parts.Unreachable;
import dev.slipway.parts.database.TargetDatabase;
import dev.slipway.release.parts.Database;
import dev.slipway.release.parts.Limits;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.ReleaseCheck;
import dev.slipway.validate.part.Looked;
import dev.slipway.validate.part.Reach;
import java.util.List;

/** Whether the database of a target answers, is new enough, has connections left, and keeps its WAL. */
public final class DatabaseCheck implements ReleaseCheck {

    private final Reach reach;

    public DatabaseCheck(Reach reach) {
        this.reach = reach;
    }

    @Override
    public String id() {
        return "database";
    }

    @Override
    public Finding look(Candidate candidate) throws InterruptedException {
        var limits = candidate.rules().parts().limits();
        return DatabaseLook.of(candidate, reach, (database, rules) -> look(database, rules, limits));
    }

    private static Finding look(TargetDatabase database, Database rules, Limits limits) throws Unreachable {
        var facts = database.ask(ServerFacts::of);
        return Looked.together(List.of(
                version(database, facts, rules),
                writable(database, facts),
                connections(facts, limits),
                archiving(facts, rules.archiving())));
    }

    private static Finding version(TargetDatabase database, ServerFacts facts, Database rules) {
        var told = database + " is served by PostgreSQL " + facts.version();
        return facts.major() < rules.minimumVersion()
                ? Finding.fail(
                        "database-too-old",
                        told + ", but must be " + rules.minimumVersion() + " or later",
                        "upgrade the server, or lower `database.minimum-version` in targets.yaml")
                : Finding.pass(told);
    }

    private static Finding writable(TargetDatabase database, ServerFacts facts) {
        return facts.standby()
                ? Finding.fail(
                        "database-read-only",
                        database + " is on a standby server, on which nothing can be changed",
                        "name the primary server in targets.yaml")
                : Finding.pass("");
    }

    private static Finding connections(ServerFacts facts, Limits limits) {
        var told = facts.connectionsFree() + " of " + facts.connectionsInAll() + " connections are left";
        return facts.connectionsFree() < limits.connectionsFree()
                ? Finding.fail(
                        "database-connections",
                        told + "; " + limits.connectionsFree() + " have to be",
                        "close what is idle, or raise max_connections of the server")
                : Finding.pass(told);
    }

    private static Finding archiving(ServerFacts facts, Database.Archiving wanted) {
        var told = "wal_level is " + facts.walLevel() + " and archive_mode " + facts.archiveMode();
        if (facts.archives() && !facts.archivingFails()) {
            return Finding.pass(told);
        }
        var problem = facts.archives()
                ? told + ", but the last WAL segment could not be archived"
                : told + ", so no WAL is kept and there is no way back to a point in time";
        var fix = facts.archives()
                ? "look at archive_command in the server's log"
                : "set wal_level=replica, archive_mode=on and an archive_command, and restart the server; whether that"
                        + " counts is `database.wal-archiving` in targets.yaml";
        return switch (wanted) {
            case REQUIRED -> Finding.fail("wal-not-archived", problem, fix);
            case EXPECTED -> Finding.warn(problem, fix);
            case IGNORED -> Finding.pass(told);
        };
    }
}
