package dev.slipway.cli.tell;

import dev.slipway.events.CancelRefused;
import dev.slipway.events.DataAsserted;
import dev.slipway.events.Instance;
import dev.slipway.events.MigrationApplied;
import dev.slipway.events.MigrationReverted;
import dev.slipway.events.Plan;
import dev.slipway.events.Release;
import dev.slipway.events.ReleaseConfirmed;
import dev.slipway.events.ReleaseDeployed;
import dev.slipway.events.ReleaseRolledBack;
import dev.slipway.events.ReleaseStarted;
import dev.slipway.events.RestoreNeeded;
import dev.slipway.events.RollbackStarted;
import dev.slipway.events.RollbackStuck;
import dev.slipway.events.RollbackWindowClosed;
import dev.slipway.events.RolloutFailed;
import dev.slipway.events.RolloutPlanned;
import dev.slipway.events.RolloutStarted;
import dev.slipway.events.ServiceReverted;
import dev.slipway.events.ServiceStarted;
import dev.slipway.events.ServiceStopped;
import dev.slipway.events.TrafficShifted;
import dev.slipway.events.Verdict;
import dev.slipway.events.WayBackChosen;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What deploy says: done to production, and undone. */
final class RolloutSentences {

    private RolloutSentences() {}

    static Optional<String> of(SpecificRecord event) {
        return switch (event) {
            case RolloutPlanned e -> Optional.of(planned(e.getPlan()));
            case RolloutStarted _ -> Optional.of("rollout begins");
            case MigrationApplied e ->
                Optional.of("applied " + e.getMigration() + " to the database in " + Words.ofMillis(e.getMillis()));
            case DataAsserted e -> Optional.of(asserted(e));
            case ServiceStarted e ->
                Optional.of("started " + where(e.getInstance()) + ", ready after " + Words.ofMillis(e.getMillis()));
            case ServiceStopped e -> Optional.of("stopped " + where(e.getInstance()) + " to make room");
            case ReleaseStarted e ->
                Optional.of("release " + e.getRelease().getVersion() + " runs, without traffic yet");
            case TrafficShifted e ->
                Optional.of(e.getPercent() + " % of the traffic at " + e.getEntry() + " goes to " + e.getVersion()
                        + (e.getObserved().isEmpty() ? "" : "; until now " + e.getObserved()));
            case ReleaseDeployed e ->
                Optional.of("release " + e.getRelease().getVersion() + " has the traffic at " + e.getEntry());
            case ReleaseConfirmed e ->
                Optional.of("release " + e.getRelease().getVersion() + " stays"
                        + e.getRollbackUntil()
                                .map(until -> "; the old one stays warm until " + until)
                                .orElse(""));
            case RollbackWindowClosed e -> Optional.of("the old release " + e.getVersion() + " has been stopped");
            default -> undone(event);
        };
    }

    private static Optional<String> undone(SpecificRecord event) {
        return switch (event) {
            case RolloutFailed e ->
                Optional.of("failed at " + e.getStep() + ": " + e.getReason().getMessage());
            case CancelRefused e ->
                Optional.of("cannot be stopped: " + e.getReason().getMessage());
            case RollbackStarted _ -> Optional.of("the way back begins");
            case WayBackChosen e -> Optional.of(chosen(e));
            case MigrationReverted e ->
                Optional.of("took " + e.getMigration() + " back in the database in " + Words.ofMillis(e.getMillis()));
            case RestoreNeeded e ->
                Optional.of("only backup " + e.getBackupId() + " brings the data back: "
                        + e.getReason().getMessage());
            case ServiceReverted e -> Optional.of(e.getService() + ": " + e.getAction());
            case ReleaseRolledBack e -> Optional.of(serving(e.getRelease()));
            case RollbackStuck e ->
                Optional.of("the way back is blocked at " + e.getStep() + ": "
                        + e.getReason().getMessage());
            default -> Optional.empty();
        };
    }

    private static String planned(Plan plan) {
        return "plan of " + Words.counted(plan.getSteps().size(), "step") + " for "
                + plan.getRelease().getVersion()
                + plan.getBase().map(base -> ", from " + base.getVersion()).orElse(", the first release here");
    }

    private static String asserted(DataAsserted asked) {
        var wrong = asked.getFindings().stream()
                .filter(finding -> finding.getVerdict() == Verdict.FAIL)
                .map(finding -> finding.getName() + ": " + finding.getObserved())
                .toList();
        return (wrong.isEmpty()
                        ? Words.counted(asked.getFindings().size(), "assertion") + " asked"
                        : "NOT true of the database: " + String.join("; ", wrong))
                + (asked.getMigrated() ? " after the migrations" : " before the migrations");
    }

    private static String chosen(WayBackChosen chosen) {
        return switch (chosen.getPath()) {
                    case APPLICATION_ONLY -> "the schema stays as it is";
                    case DOWN_MIGRATION ->
                        "the schema goes back by "
                                + Words.counted(chosen.getApplied().size(), "rollback");
                    case RESTORE -> "the data goes back by a restore";
                    case CALL_A_HUMAN -> "a person has to say how the data goes back";
                    case UNKNOWN -> "the way back of the data is chosen";
                }
                + ": " + chosen.getReason().getMessage();
    }

    private static String serving(Optional<Release> release) {
        return release.map(it -> "release " + it.getVersion() + " serves again").orElse("nothing serves, as before");
    }

    private static String where(Instance instance) {
        return instance.getService() + " " + instance.getVersion() + " on " + instance.getAddress() + ":"
                + instance.getPort();
    }
}
