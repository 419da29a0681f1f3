package dev.slipway.events.flow;

import dev.slipway.events.*;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** The flow table: which topic carries an event, which stage publishes it, which stages consume it. */
public final class Flow {

    private static final Map<Class<? extends SpecificRecord>, Topic> TOPICS = new LinkedHashMap<>();
    private static final Map<StageName, Set<Class<? extends SpecificRecord>>> CONSUMED = new EnumMap<>(StageName.class);

    static {
        carries(
                Topic.REQUESTS,
                DeployRequested.class,
                RollbackRequested.class,
                ReleaseRequested.class,
                BackupRequested.class,
                RestoreRequested.class,
                DrillRequested.class,
                ApprovalGiven.class,
                ApprovalDenied.class,
                CancelRequested.class,
                TargetCleared.class);
        carries(
                Topic.VALIDATION,
                ValidationStarted.class,
                CheckCompleted.class,
                ValidationPassed.class,
                ValidationFailed.class,
                DeploymentQueued.class,
                PlanRequested.class,
                ApprovalRequested.class,
                RuleOverridden.class,
                DeploymentApproved.class,
                DeploymentAdmitted.class,
                RecoveryAdmitted.class,
                RolloutAuthorised.class,
                CancelAccepted.class,
                StopRequested.class,
                StageOverdue.class,
                RestoreApproved.class,
                RestoreDenied.class);
        carries(
                Topic.BACKUP,
                BackupStarted.class,
                BackupTaken.class,
                BackupVerified.class,
                BackupRefused.class,
                LossMeasured.class,
                DatabaseRestored.class,
                ReplacedDatabaseDropped.class,
                RestoreRefused.class,
                BackupPruned.class,
                DrillCompleted.class);
        carries(
                Topic.ROLLOUT,
                RolloutPlanned.class,
                RolloutStarted.class,
                MigrationApplied.class,
                DataAsserted.class,
                ServiceStarted.class,
                ServiceStopped.class,
                ReleaseStarted.class,
                TrafficShifted.class,
                ReleaseDeployed.class,
                RolloutFailed.class,
                CancelRefused.class,
                RollbackStarted.class,
                ServiceReverted.class,
                WayBackChosen.class,
                MigrationReverted.class,
                RestoreNeeded.class,
                ReleaseRolledBack.class,
                RollbackStuck.class,
                ReleaseConfirmed.class,
                RollbackWindowClosed.class);
        carries(
                Topic.VERIFICATION,
                VerificationStarted.class,
                SmokeTestCompleted.class,
                VerificationPassed.class,
                VerificationFailed.class);
        carries(Topic.NOTIFICATION, NotificationSent.class, NotificationFailed.class);
        carries(
                Topic.OUTCOMES,
                Succeeded.class,
                Rejected.class,
                RolledBack.class,
                Cancelled.class,
                Superseded.class,
                Failed.class);
        carries(Topic.PROGRESS, Heartbeat.class);

        consumes(StageName.VALIDATE, eventsOn(Topic.REQUESTS));
        consumes(
                StageName.VALIDATE,
                List.of(
                        BackupVerified.class,
                        BackupRefused.class,
                        LossMeasured.class,
                        DatabaseRestored.class,
                        RestoreRefused.class,
                        DrillCompleted.class,
                        RolloutPlanned.class,
                        RolloutFailed.class,
                        ServiceStarted.class,
                        ServiceStopped.class,
                        ReleaseStarted.class,
                        TrafficShifted.class,
                        ReleaseDeployed.class,
                        CancelRefused.class,
                        RollbackStarted.class,
                        ServiceReverted.class,
                        RestoreNeeded.class,
                        ReleaseRolledBack.class,
                        RollbackStuck.class,
                        ReleaseConfirmed.class,
                        VerificationPassed.class,
                        VerificationFailed.class));
        consumes(
                StageName.BACKUP,
                List.of(
                        DeploymentAdmitted.class,
                        RecoveryAdmitted.class,
                        CancelAccepted.class,
                        StageOverdue.class,
                        RestoreNeeded.class,
                        RestoreApproved.class,
                        RestoreDenied.class));
        consumes(
                StageName.DEPLOY,
                List.of(
                        PlanRequested.class,
                        RolloutAuthorised.class,
                        StopRequested.class,
                        StageOverdue.class,
                        VerificationPassed.class,
                        VerificationFailed.class,
                        DatabaseRestored.class,
                        RestoreRefused.class,
                        RestoreDenied.class,
                        Succeeded.class,
                        Failed.class));
        consumes(
                StageName.VERIFY,
                List.of(
                        ReleaseStarted.class,
                        ReleaseDeployed.class,
                        ReleaseRolledBack.class,
                        RollbackStarted.class,
                        Failed.class));
        consumes(StageName.NOTIFY, eventsOn(Topic.OUTCOMES));
        consumes(
                StageName.NOTIFY,
                List.of(ApprovalRequested.class, RuleOverridden.class, StageOverdue.class, RollbackStuck.class));
    }

    private Flow() {}

    /** The topic that carries an event; a record that is no event has none. */
    public static Optional<Topic> topicOf(Class<? extends SpecificRecord> event) {
        return Optional.ofNullable(TOPICS.get(event));
    }

    /** Every event of the pipeline, in the order of the flow. */
    public static Set<Class<? extends SpecificRecord>> events() {
        return Collections.unmodifiableSet(TOPICS.keySet());
    }

    public static List<Class<? extends SpecificRecord>> eventsOn(Topic topic) {
        return TOPICS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(topic))
                .<Class<? extends SpecificRecord>>map(Map.Entry::getKey)
                .toList();
    }

    public static Set<Class<? extends SpecificRecord>> consumedBy(StageName stage) {
        return Collections.unmodifiableSet(CONSUMED.getOrDefault(stage, Set.of()));
    }

    /** What a stage may publish: everything on the topics that it alone writes. Heartbeats are open to all. */
    public static Set<Class<? extends SpecificRecord>> publishedBy(StageName stage) {
        var published = new LinkedHashSet<Class<? extends SpecificRecord>>();
        TOPICS.forEach((event, topic) -> {
            if (topic.writer().filter(stage::equals).isPresent()) {
                published.add(event);
            }
        });
        return published;
    }

    /** The topics that a stage reads, in the order of the flow. */
    public static List<Topic> inputsOf(StageName stage) {
        var topics = new LinkedHashSet<Topic>();
        Topic.shared()
                .filter(topic -> consumedBy(stage).stream()
                        .anyMatch(event -> topicOf(event).filter(topic::equals).isPresent()))
                .forEach(topics::add);
        return new ArrayList<>(topics);
    }

    /**
     * The stage that reads every record of a topic, also those that are none of its business, because somebody has to
     * notice what nobody could read: the first of its readers.
     */
    public static Optional<StageName> watcherOf(Topic topic) {
        return Topic.stages()
                .filter(stage ->
                        inputsOf(stage).contains(topic) || (hearsProgress(stage) && topic.equals(Topic.PROGRESS)))
                .findFirst();
    }

    /** Only the gate watches who is still at work; nobody decides anything by it but how long to wait. */
    public static boolean hearsProgress(StageName stage) {
        return stage == StageName.VALIDATE;
    }

    /** What a stage reads of all targets, for questions that concern several: where a release has succeeded before. */
    public static List<Topic> readsWhole(StageName stage) {
        return switch (stage) {
            case VALIDATE -> List.of(Topic.OUTCOMES);
            case BACKUP -> List.of(Topic.BACKUP, Topic.OUTCOMES);
            default -> List.of();
        };
    }

    public static boolean isRequest(Class<? extends SpecificRecord> event) {
        return topicOf(event).filter(Topic.REQUESTS::equals).isPresent();
    }

    public static boolean isOutcome(Class<? extends SpecificRecord> event) {
        return topicOf(event).filter(Topic.OUTCOMES::equals).isPresent();
    }

    @SafeVarargs
    private static void carries(Topic topic, Class<? extends SpecificRecord>... events) {
        Arrays.stream(events).forEach(event -> TOPICS.put(event, topic));
    }

    private static void consumes(StageName stage, List<Class<? extends SpecificRecord>> events) {
        CONSUMED.computeIfAbsent(stage, ignored -> new LinkedHashSet<>()).addAll(events);
    }
}
