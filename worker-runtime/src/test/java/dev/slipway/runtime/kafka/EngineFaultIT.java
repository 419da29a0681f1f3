package dev.slipway.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.Events;
import dev.slipway.runtime.kafka.Milestones.Milestone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine's promise: whatever dies or freezes wherever, every event is answered once. */
class EngineFaultIT {

    private static final int EVENTS = 24;

    @TempDir
    static Path data;

    private static Pipeline pipeline;
    private static int answered;

    private final List<Process> processes = new ArrayList<>();

    @BeforeAll
    static void startBroker() {
        pipeline = new Pipeline(data);
    }

    @AfterAll
    static void stopBroker() throws Exception {
        pipeline.close();
    }

    @AfterEach
    void stopWorkers() {
        processes.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @EnumSource(Milestone.class)
    void answers_every_event_once_when_a_worker_is_killed(Milestone milestone) throws Exception {
        var first = worker("killed-" + milestone, milestone.name(), "die");
        var asked = publish();
        assertThat(first.waitFor(30, TimeUnit.SECONDS))
                .as("reached " + milestone)
                .isTrue();
        worker("heir-of-" + milestone, "NONE", "die");
        assertAnsweredOnce(asked);
    }

    @ParameterizedTest
    @EnumSource(Milestone.class)
    void a_frozen_worker_says_nothing_when_it_wakes(Milestone milestone) throws Exception {
        var frozen = worker("frozen-" + milestone, milestone.name(), "freeze");
        var asked = publish();
        awaitState(frozen, "T");
        worker("heir-of-frozen-" + milestone, "NONE", "die");
        assertAnsweredOnce(asked);
        new ProcessBuilder("kill", "-CONT", Long.toString(frozen.pid())).start().waitFor();
        var more = publish();
        assertAnsweredOnce(more);
        assertThat(slips("frozen-" + milestone))
                .as("calls of the woken one for a request after it was replaced")
                .isLessThanOrEqualTo(1);
    }

    private Process worker(String instance, String milestone, String how) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FragileWorker.class.getName(),
                        pipeline.bootstrapServers(),
                        instance,
                        milestone,
                        "5",
                        how,
                        calls().toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve(instance + ".log").toFile())
                .start();
        processes.add(process);
        return process;
    }

    private static List<DeploymentAdmitted> publish() {
        var asked = IntStream.range(0, EVENTS)
                .mapToObj(i -> Pipeline.admitted("shop/e" + i % 8))
                .toList();
        asked.forEach(pipeline::publish);
        answered += EVENTS;
        return asked;
    }

    private static void assertAnsweredOnce(List<DeploymentAdmitted> asked) {
        var answers = pipeline.events(Topic.BACKUP, answered);
        assertThat(answers.stream().map(answer -> Events.envelopeOf(answer).getEventId()))
                .as("no event is doubled")
                .doesNotHaveDuplicates()
                .hasSize(answered);
        assertThat(answers.stream().map(answer -> Events.envelopeOf(answer).getRequestId()))
                .containsAll(asked.stream()
                        .map(event -> event.getEnvelope().getRequestId())
                        .toList());
    }

    private static Path calls() {
        return data.resolve("calls.txt");
    }

    /**
     * The most calls that an instance made for one request after another one had made it. Each step that had asked for
     * its ownership right before the freeze may still make its one call; none makes a second.
     */
    private static long slips(String instance) throws IOException {
        var seen = new HashSet<String>();
        var slips = new HashMap<String, Long>();
        for (var line : Files.readAllLines(calls())) {
            var parts = line.split(" ", -1);
            if (parts[0].equals(instance) && seen.contains(parts[1])) {
                slips.merge(parts[1], 1L, Long::sum);
            }
            seen.add(parts[1]);
        }
        return slips.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static void awaitState(Process process, String state) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        var stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        while (!stateOf(stat).equals(state)) {
            assertThat(System.nanoTime()).as("the worker froze in time").isLessThan(deadline);
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
    }

    private static String stateOf(Path stat) throws IOException {
        var line = Files.readAllLines(stat).stream().collect(Collectors.joining());
        return line.substring(line.lastIndexOf(')') + 2, line.lastIndexOf(')') + 3);
    }
}
