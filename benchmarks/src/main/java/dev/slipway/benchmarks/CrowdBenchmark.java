package dev.slipway.benchmarks;

import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.TargetPartition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A thousand deployments of different targets at once, with steps of ten seconds, on one worker with a small heap. */
final class CrowdBenchmark {

    private static final int CROWD = 1_000;
    private static final int MEGABYTE = 1024 * 1024;

    private final Bus bus;
    private final Path folder;
    private final EventCodec codec = EventCodec.builtIn();
    private volatile String latest = "0 0 0";

    private CrowdBenchmark(Bus bus, Path folder) {
        this.bus = bus;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        var folder = Files.createTempDirectory("slipway-crowd-");
        try (var bus = Bus.start(folder.resolve("kafka"))) {
            new CrowdBenchmark(bus, folder).run();
        }
        Scratch.remove(folder);
    }

    private void run() throws IOException {
        try (var arrivals = Arrivals.on(bus, Topic.BACKUP.name());
                var worker = worker()) {
            Thread.ofVirtual().start(() -> listen(worker));
            send(1);
            arrivals.await(1);
            Figures.say("the worker is up; %d deployments follow", CROWD);
            long begun = System.nanoTime();
            send(CROWD);
            var last = arrivals.await(CROWD + 1).values().stream()
                    .mapToLong(Long::longValue)
                    .max()
                    .orElseThrow();
            report(latest.split(" "), (last - begun) / 1e9).print();
        }
    }

    private Child worker() throws IOException {
        var targets = Files.writeString(folder.resolve("targets.yaml"), "targets: {}\n");
        return Child.start(
                folder.resolve("worker.log"),
                List.of("-Xmx512m"),
                CrowdWorker.class,
                "--server.port=0",
                "--slipway.kafka.bootstrap-servers=" + bus.bootstrapServers(),
                "--slipway.targets=" + targets,
                "--slipway.work=" + folder.resolve("work"),
                "--slipway.store.endpoint=http://127.0.0.1:1",
                "--slipway.store.access-key=unused",
                "--slipway.store.secret-key=unused");
    }

    private void listen(Child worker) {
        worker.process()
                .inputReader()
                .lines()
                .filter(line -> line.startsWith(CrowdWorker.FIGURES))
                .forEach(line -> latest = line.substring(CrowdWorker.FIGURES.length()));
    }

    private void send(int crowd) {
        try (var producer = bus.producer(Map.of())) {
            IntStream.range(0, crowd)
                    .mapToObj(number -> record("crowd-" + crowd + "/n" + number))
                    .forEach(producer::send);
        }
    }

    private ProducerRecord<byte[], byte[]> record(String target) {
        return new ProducerRecord<>(
                Topic.VALIDATION.name(),
                TargetPartition.of(target, Bus.PARTITIONS),
                target.getBytes(StandardCharsets.UTF_8),
                codec.encode(Facts.deploymentAdmitted(Facts.first(target))));
    }

    private static Figures report(String[] seen, double seconds) {
        return new Figures()
                .put("deployments", CROWD)
                .put("most_at_once", Long.parseLong(seen[0]))
                .put("all_done", true)
                .put("seconds", seconds)
                .put("max_heap_mb", 512)
                .put("peak_heap_mb", Long.parseLong(seen[1]) / MEGABYTE)
                .put("peak_heap_after_collection_mb", Long.parseLong(seen[2]) / MEGABYTE);
    }
}
