package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.BackupPruned;
import dev.slipway.events.BackupRefused;
import dev.slipway.events.BackupTaken;
import dev.slipway.events.BackupVerified;
import dev.slipway.events.CheckCompleted;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.MigrationApplied;
import dev.slipway.events.NotificationSent;
import dev.slipway.events.Rejected;
import dev.slipway.events.ReleaseConfirmed;
import dev.slipway.events.ReleaseRolledBack;
import dev.slipway.events.ReplacedDatabaseDropped;
import dev.slipway.events.RollbackWindowClosed;
import dev.slipway.events.RolloutAuthorised;
import dev.slipway.events.RolloutPlanned;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.Events;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold over the whole log, whatever happened. */
record Invariants(PipelineLog log) {

    private static final Set<String> ACTING =
            Set.of(Topic.ROLLOUT.name(), Topic.VALIDATION.name(), Topic.BACKUP.name(), Topic.VERIFICATION.name());

    private static final Set<String> STRANGE =
            Set.of("signature-missing", "signature-unknown-key", "signature-invalid");

    /** The same id on another target is another request. */
    private record Asked(String target, String requestId) {
        static Asked in(PipelineLog.Entry entry) {
            return new Asked(entry.target(), entry.requestId());
        }
    }

    void hold(Set<String> requests) {
        noEventIsDoubled();
        everyRequestEndsOnce(requests);
        oneDeploymentPerTargetAtATime();
        noSchemaChangeBeforeVerifiedBackup();
        nothingHappensAfterTheOutcome();
        everyEventHasACause();
        noStrangerRingsAnybodyUp();
    }

    void noEventIsDoubled() {
        var facts = log.entries().stream()
                .filter(entry -> !entry.topic().equals(Topic.REQUESTS.name()))
                .filter(entry -> !entry.topic().equals(Topic.PROGRESS.name()))
                .map(entry -> Events.envelopeOf(entry.event()).getEventId())
                .toList();
        assertThat(facts).as("no event is doubled").doesNotHaveDuplicates();
    }

    void everyRequestEndsOnce(Set<String> requests) {
        var ended = outcomes().collect(Collectors.groupingBy(Asked::in, Collectors.counting()));
        assertThat(ended.values()).as("EveryRequestEndsOnce").allMatch(count -> count == 1);
        assertThat(ended.keySet())
                .as("EveryRequestEndsOnce")
                .extracting(Asked::requestId)
                .containsAll(requests);
    }

    private java.util.stream.Stream<PipelineLog.Entry> outcomes() {
        return log.entries().stream()
                .filter(entry -> Flow.isOutcome(entry.event().getClass()));
    }

    /** Between a request's authorisation and its outcome no other request of the target is authorised. */
    void oneDeploymentPerTargetAtATime() {
        var ends = new HashMap<String, Long>();
        outcomes().forEach(entry -> ends.put(entry.requestId(), entry.timestamp()));
        var byTarget = log.entries().stream()
                .filter(entry -> entry.event() instanceof DeploymentAdmitted)
                .collect(Collectors.groupingBy(PipelineLog.Entry::target));
        byTarget.forEach((target, admitted) -> {
            var ordered = admitted.stream()
                    .sorted(java.util.Comparator.comparingLong(PipelineLog.Entry::offset))
                    .toList();
            for (int i = 1; i < ordered.size(); i++) {
                var before = ordered.get(i - 1);
                if (!before.requestId().equals(ordered.get(i).requestId())) {
                    assertThat(ends)
                            .as("OneDeploymentPerTargetAtATime: " + target)
                            .hasEntrySatisfying(
                                    before.requestId(),
                                    end -> assertThat(end)
                                            .isLessThanOrEqualTo(
                                                    nextOf(ordered, before).timestamp()));
                }
            }
        });
    }

    private static PipelineLog.Entry nextOf(List<PipelineLog.Entry> ordered, PipelineLog.Entry before) {
        return ordered.get(ordered.indexOf(before) + 1);
    }

    void noSchemaChangeBeforeVerifiedBackup() {
        var verified = new HashSet<String>();
        log.entries().stream()
                .sorted(java.util.Comparator.comparingLong(PipelineLog.Entry::timestamp))
                .forEach(entry -> {
                    if (entry.event() instanceof BackupVerified) {
                        verified.add(entry.requestId());
                    }
                    if (entry.event() instanceof MigrationApplied) {
                        assertThat(verified)
                                .as("NoSchemaChangeBeforeVerifiedBackup")
                                .contains(entry.requestId());
                    }
                });
    }

    /** What changes the world or decides; evidence about an ended id and the closing of its window are neither. */
    void nothingHappensAfterTheOutcome() {
        var authorised = requestsWith(RolloutAuthorised.class);
        Map<Asked, Long> ends = new HashMap<>();
        outcomes().forEach(entry -> ends.put(Asked.in(entry), entry.timestamp()));
        assertThat(log.entries().stream()
                        .filter(entry -> ACTING.contains(entry.topic()))
                        .filter(entry -> !(entry.event() instanceof RollbackWindowClosed))
                        .filter(entry -> !(entry.event() instanceof ReplacedDatabaseDropped))
                        .filter(entry -> !(entry.event() instanceof CheckCompleted))
                        .filter(entry -> !isAnswer(entry) || authorised.contains(entry.requestId()))
                        .filter(entry -> entry.timestamp() > ends.getOrDefault(Asked.in(entry), Long.MAX_VALUE)))
                .as("NothingHappensAfterTheOutcome")
                .isEmpty();
    }

    /** Whoever works out a plan or looks at a backup may learn too late that nobody waits for it: nothing was touched. */
    private static boolean isAnswer(PipelineLog.Entry entry) {
        return entry.event() instanceof RolloutPlanned
                || entry.event() instanceof BackupTaken
                || entry.event() instanceof BackupPruned
                || entry.event() instanceof BackupVerified
                || entry.event() instanceof BackupRefused;
    }

    void everyEventHasACause() {
        var known = log.entries().stream()
                .map(entry -> Events.envelopeOf(entry.event()).getEventId())
                .collect(Collectors.toSet());
        assertThat(log.entries().stream()
                        .filter(entry -> !entry.topic().equals(Topic.REQUESTS.name()))
                        .filter(entry -> !entry.topic().equals(Topic.PROGRESS.name()))
                        .filter(entry -> Events.envelopeOf(entry.event())
                                .getCause()
                                .filter(known::contains)
                                .isEmpty()))
                .as("EveryEventHasACause")
                .isEmpty();
    }

    void noSecretInTheLog(List<String> secrets, List<Path> files) throws java.io.IOException {
        for (var secret : secrets) {
            assertThat(log.all().stream()
                            .filter(record -> record.value() != null)
                            .filter(record -> new String(record.value(), StandardCharsets.ISO_8859_1).contains(secret)))
                    .as("NoSecretInTheLog")
                    .isEmpty();
            for (var file : files) {
                assertThat(Files.readString(file))
                        .as("NoSecretInTheLog: " + file)
                        .doesNotContain(secret);
            }
        }
    }

    /** A request that nobody known has signed is refused in the log and nowhere else. */
    void noStrangerRingsAnybodyUp() {
        var refusals = log.entries().stream()
                .filter(entry -> entry.event() instanceof Rejected rejected
                        && rejected.getReasons().stream().anyMatch(reason -> STRANGE.contains(reason.getCode())))
                .map(entry -> Events.envelopeOf(entry.event()).getEventId())
                .collect(Collectors.toSet());
        assertThat(log.entries().stream()
                        .filter(entry ->
                                entry.event() instanceof NotificationSent sent && refusals.contains(sent.getAbout())))
                .as("NoStrangerRingsAnybodyUp")
                .isEmpty();
    }

    /** Every rollout that was authorised is stated to be over by deploy. */
    void everyRolloutIsOver() {
        var authorised = requestsWith(RolloutAuthorised.class);
        var over = requestsWith(ReleaseConfirmed.class);
        over.addAll(requestsWith(ReleaseRolledBack.class));
        assertThat(over).containsAll(authorised);
    }

    private Set<String> requestsWith(Class<?> type) {
        return log.entries().stream()
                .filter(entry -> type.isInstance(entry.event()))
                .map(PipelineLog.Entry::requestId)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
