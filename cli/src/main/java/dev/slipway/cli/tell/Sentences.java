package dev.slipway.cli.tell;

import static java.util.stream.Collectors.joining;

import dev.slipway.events.ApprovalDenied;
import dev.slipway.events.ApprovalGiven;
import dev.slipway.events.BackupRequested;
import dev.slipway.events.CancelRequested;
import dev.slipway.events.DeployRequested;
import dev.slipway.events.DrillRequested;
import dev.slipway.events.Heartbeat;
import dev.slipway.events.NotificationFailed;
import dev.slipway.events.NotificationSent;
import dev.slipway.events.Reason;
import dev.slipway.events.RestoreRequested;
import dev.slipway.events.RollbackRequested;
import dev.slipway.events.SmokeTestCompleted;
import dev.slipway.events.TargetCleared;
import dev.slipway.events.VerificationFailed;
import dev.slipway.events.VerificationPassed;
import dev.slipway.events.VerificationStarted;
import dev.slipway.events.wire.Events;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Says each event in one sentence, for a person who has never seen its fields. */
public final class Sentences {

    private Sentences() {}

    public static String of(SpecificRecord event) {
        return GateSentences.of(event)
                .or(() -> RolloutSentences.of(event))
                .or(() -> BackupSentences.of(event))
                .or(() -> OutcomeSentences.of(event))
                .or(() -> requested(event))
                .or(() -> checked(event))
                .or(() -> told(event))
                .map(Sentences::oneLine)
                .orElseGet(() -> spelledOut(Events.nameOf(event)));
    }

    private static Optional<String> requested(SpecificRecord event) {
        return switch (event) {
            case DeployRequested e ->
                Optional.of(e.getEnvelope().getActor() + " asks for release "
                        + e.getRelease().getVersion() + (e.getDryRun() ? " (dry run)" : "")
                        + e.getSkipBackup()
                                .map(why -> " without a backup: " + why)
                                .orElse(""));
            case RollbackRequested e ->
                Optional.of(e.getEnvelope().getActor() + " asks to go back to "
                        + e.getToVersion().map(version -> "release " + version).orElse("the release before")
                        + because(e.getReason()));
            case CancelRequested e ->
                Optional.of(e.getEnvelope().getActor() + " asks to cancel " + e.getSubject() + because(e.getReason()));
            case BackupRequested e ->
                Optional.of(e.getEnvelope().getActor() + " asks for a backup, kept as " + e.getRetention());
            case RestoreRequested e ->
                Optional.of(e.getEnvelope().getActor() + " asks to put backup " + e.getBackupId() + " back"
                        + because(e.getReason()));
            case DrillRequested e -> Optional.of(e.getEnvelope().getActor() + " asks to practise: " + e.getDrill());
            case ApprovalGiven e ->
                Optional.of(e.getEnvelope().getActor() + " says yes to " + PlanText.shortened(e.getPlanDigest())
                        + " of " + e.getSubject() + (e.getEmergency() ? " in an emergency" : "")
                        + because(e.getReason()));
            case ApprovalDenied e ->
                Optional.of(e.getEnvelope().getActor() + " says no to " + e.getSubject() + because(e.getReason()));
            case TargetCleared e ->
                Optional.of(e.getEnvelope().getActor() + " gives the target free" + because(e.getReason()));
            default -> Optional.empty();
        };
    }

    private static Optional<String> checked(SpecificRecord event) {
        return switch (event) {
            case VerificationStarted e ->
                Optional.of("verification " + Words.of(e.getPurpose()) + " begins, "
                        + Words.counted(e.getTests(), "smoke test"));
            case SmokeTestCompleted e -> Optional.of("smoke test " + Words.of(e.getEvidence()));
            case VerificationPassed e ->
                Optional.of("verification " + Words.of(e.getPurpose()) + " passed: " + e.getStatement());
            case VerificationFailed e ->
                Optional.of("verification " + Words.of(e.getPurpose()) + " failed: " + reasons(e.getReasons()));
            default -> Optional.empty();
        };
    }

    private static Optional<String> told(SpecificRecord event) {
        return switch (event) {
            case NotificationSent e -> Optional.of("told " + e.getChannel());
            case NotificationFailed e ->
                Optional.of("could not tell " + e.getChannel() + ": "
                        + e.getReason().getMessage());
            case Heartbeat e -> Optional.of(e.getSentence().isEmpty() ? "at step " + e.getStep() : e.getSentence());
            default -> Optional.empty();
        };
    }

    static String reasons(List<Reason> reasons) {
        return reasons.stream().map(Reason::getMessage).distinct().collect(joining("; "));
    }

    static String because(String reason) {
        return reason.isEmpty() ? "" : ": " + reason;
    }

    /** An event that is newer than these sentences: its name says enough. */
    static String spelledOut(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
    }

    /** Events quote what others sent; none of it may move the cursor or pretend to be a line of its own. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    }
}
