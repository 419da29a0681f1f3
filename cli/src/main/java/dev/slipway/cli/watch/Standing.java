package dev.slipway.cli.watch;

import dev.slipway.cli.log.Recorded;
import dev.slipway.cli.tell.Sentences;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.DeploymentQueued;
import dev.slipway.events.Failed;
import dev.slipway.events.RecoveryAdmitted;
import dev.slipway.events.Release;
import dev.slipway.events.ReleaseConfirmed;
import dev.slipway.events.ReleaseDeployed;
import dev.slipway.events.ReleaseRolledBack;
import dev.slipway.events.RequestKind;
import dev.slipway.events.Succeeded;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.wire.RequestSignature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** Works out where a target stands from everything that was said about it. */
final class Standing {

    private final String target;
    private final Set<String> ended = new HashSet<>();
    private final Set<String> admitted = new HashSet<>();
    private final Map<String, TargetStatus.Work> open = new LinkedHashMap<>();
    private final Map<String, String> entries = new HashMap<>();
    private Optional<TargetStatus.Serving> serving = Optional.empty();
    private Optional<TargetStatus.Held> held = Optional.empty();

    private Standing(String target) {
        this.target = target;
    }

    /** Every target that the log speaks of, by name. */
    static List<TargetStatus> of(List<Recorded> log) {
        var byTarget = log.stream()
                .collect(Collectors.groupingBy(
                        recorded -> recorded.envelope().getTarget(), TreeMap::new, Collectors.toList()));
        var found = new ArrayList<TargetStatus>();
        byTarget.forEach((target, events) -> found.add(of(target, events)));
        return found;
    }

    private static TargetStatus of(String target, List<Recorded> events) {
        var standing = new Standing(target);
        events.stream()
                .filter(recorded -> isOutcome(recorded.event()))
                .forEach(recorded -> standing.ended.add(recorded.envelope().getRequestId()));
        events.forEach(standing::note);
        return standing.now();
    }

    private void note(Recorded recorded) {
        var requestId = recorded.envelope().getRequestId();
        if (!ended.contains(requestId)) {
            noteOpen(requestId, recorded);
        }
        switch (recorded.event()) {
            case ReleaseDeployed e -> entries.put(e.getRelease().getVersion(), e.getEntry());
            case ReleaseConfirmed e -> serves(Optional.of(e.getRelease()), recorded.at());
            case ReleaseRolledBack e -> serves(e.getRelease(), recorded.at());
            case Failed e -> held = Optional.of(new TargetStatus.Held(requestId, Sentences.of(e), recorded.at()));
            case Succeeded e when e.getKind() == RequestKind.CLEAR -> held = Optional.empty();
            default -> {}
        }
    }

    private void noteOpen(String requestId, Recorded recorded) {
        var known = Optional.ofNullable(open.get(requestId));
        if (recorded.event() instanceof DeploymentAdmitted || recorded.event() instanceof RecoveryAdmitted) {
            admitted.add(requestId);
        }
        if (recorded.event() instanceof DeploymentQueued) {
            admitted.remove(requestId); // a freeze window has begun since
        }
        if (known.isPresent() || isRequest(recorded.event())) {
            open.put(
                    requestId,
                    new TargetStatus.Work(
                            requestId,
                            known.map(TargetStatus.Work::kind)
                                    .orElseGet(() -> RequestSignature.verbOf(recorded.event())),
                            known.flatMap(TargetStatus.Work::version)
                                    .or(() -> recorded.envelope().getRelease()),
                            known.map(TargetStatus.Work::since).orElse(recorded.at()),
                            Sentences.of(recorded.event())));
        }
    }

    private void serves(Optional<Release> release, Instant since) {
        serving = release.map(it ->
                new TargetStatus.Serving(it.getVersion(), Optional.ofNullable(entries.get(it.getVersion())), since));
    }

    private TargetStatus now() {
        var running = open.values().stream()
                .filter(work -> admitted.contains(work.requestId()))
                .findFirst();
        var waiting = open.values().stream()
                .filter(work -> running.stream().noneMatch(work::equals))
                .toList();
        return new TargetStatus(target, serving, running, waiting, held);
    }

    private static boolean isOutcome(SpecificRecord event) {
        return Flow.isOutcome(event.getClass());
    }

    private static boolean isRequest(SpecificRecord event) {
        return Flow.isRequest(event.getClass());
    }
}
