package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.DeployRequested;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.DeploymentQueued;
import dev.slipway.events.Rejected;
import dev.slipway.events.Release;
import dev.slipway.events.Succeeded;
import dev.slipway.release.keys.SigningKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five hundred requests to fifty targets, all at once, on two gates. Who runs, who waits and in which order is decided
 * by the gate alone, so backup and deploy are stand-ins that agree at once: fifty real applications would only show how
 * long fifty applications take to start.
 */
class ManyRequestsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final List<String> TARGETS =
            IntStream.range(0, 50).mapToObj("web/e%02d"::formatted).toList();
    private static final String NO_BUNDLE = "0".repeat(64);

    @TempDir
    Path folder;

    /** What is asked of each target, in this order. */
    private enum Wish {
        FIRST,
        SECOND,
        DRY_RUN,
        THIRD,
        OF_A_STRANGER,
        FOURTH,
        WITHOUT_A_BUNDLE,
        FIFTH,
        SIXTH,
        SEVENTH;

        boolean runs() {
            return this != DRY_RUN && !isRefused();
        }

        boolean isRefused() {
            return this == OF_A_STRANGER || this == WITHOUT_A_BUNDLE;
        }
    }

    private record Asked(String target, Wish wish, String request) {}

    @Test
    void the_right_ones_run_the_others_queue_in_order_and_none_is_lost() throws Exception {
        try (var yard = new Yard(folder, TARGETS);
                var outcomes = new Outcomes(yard.broker.bootstrapServers())) {
            yard.hire("validate", "gate-one");
            yard.hire("validate", "gate-two");
            yard.hire(SwiftStage.Backup.class, "swift-backup");
            yard.hire(SwiftStage.Deploy.class, "swift-deploy");
            var asked = askAll(yard);

            for (var each : asked) {
                assertThat(outcomes.of(each.request(), PATIENCE))
                        .as("%s of %s", each.wish(), each.target())
                        .isInstanceOf(each.wish().isRefused() ? Rejected.class : Succeeded.class);
            }
            var log = yard.log();
            assertThat(admitted(log)).isEqualTo(wanted(asked));
            everyOneThatWaitedWaitedForAnEarlierOne(log, asked);
            new Invariants(log)
                    .hold(new TreeSet<>(asked.stream().map(Asked::request).toList()));
        }
    }

    private List<Asked> askAll(Yard yard) {
        var known = yard.client();
        var release = known.release(Sample.good(folder, "web", "1"), "1");
        var stranger = yard.client(SigningKey.generate());
        var asked = new ArrayList<Asked>();
        for (var wish : Wish.values()) {
            for (var target : TARGETS) {
                var client = wish == Wish.OF_A_STRANGER ? stranger : known;
                var request = request(client, target, wish, release);
                client.publish(request);
                asked.add(new Asked(target, wish, request.getEnvelope().getRequestId()));
            }
        }
        return asked;
    }

    private static DeployRequested request(Client client, String target, Wish wish, Release good) {
        var release = Release.newBuilder(good).setVersion("1." + wish.ordinal());
        if (wish == Wish.WITHOUT_A_BUNDLE) {
            release.setBundle(
                    ClaimCheck.newBuilder().setSha256(NO_BUNDLE).setBytes(1).build());
        }
        return DeployRequested.newBuilder(client.deployRequest(target, release.build()))
                .setDryRun(wish == Wish.DRY_RUN)
                .build();
    }

    /** By target, the requests that were let in, one after the other. */
    private static Map<String, List<String>> admitted(PipelineLog log) {
        return byTarget(events(log, DeploymentAdmitted.class));
    }

    private static Map<String, List<String>> wanted(List<Asked> asked) {
        var wanted = new LinkedHashMap<String, List<String>>();
        asked.stream()
                .filter(each -> each.wish().runs())
                .forEach(each -> wanted.computeIfAbsent(each.target(), _ -> new ArrayList<>())
                        .add(each.request()));
        return wanted;
    }

    private static void everyOneThatWaitedWaitedForAnEarlierOne(PipelineLog log, List<Asked> asked) {
        var order = byTargetAsked(asked);
        var waited = events(log, DeploymentQueued.class);
        assertThat(waited).as("requests that had to wait").hasSizeGreaterThan(TARGETS.size());
        assertThat(waited).allSatisfy(entry -> {
            var inLine = order.get(entry.target());
            var queued = (DeploymentQueued) entry.event();
            assertThat(inLine).isNotNull();
            assertThat(inLine.indexOf(queued.getBehind()))
                    .as("%s waits behind one that was asked for before it", entry.requestId())
                    .isBetween(0, inLine.indexOf(entry.requestId()) - 1);
        });
    }

    private static Map<String, List<String>> byTargetAsked(List<Asked> asked) {
        var order = new LinkedHashMap<String, List<String>>();
        asked.forEach(each ->
                order.computeIfAbsent(each.target(), _ -> new ArrayList<>()).add(each.request()));
        return order;
    }

    private static Map<String, List<String>> byTarget(List<PipelineLog.Entry> entries) {
        var byTarget = new LinkedHashMap<String, List<String>>();
        entries.forEach(entry ->
                byTarget.computeIfAbsent(entry.target(), _ -> new ArrayList<>()).add(entry.requestId()));
        return byTarget;
    }

    private static List<PipelineLog.Entry> events(PipelineLog log, Class<? extends SpecificRecord> type) {
        return log.entries().stream()
                .filter(entry -> type.isInstance(entry.event()))
                .sorted(java.util.Comparator.comparingLong(PipelineLog.Entry::offset))
                .toList();
    }
}
