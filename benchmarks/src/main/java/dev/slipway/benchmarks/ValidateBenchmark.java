package dev.slipway.benchmarks;

import dev.slipway.benchmarks.Petition.Kind;
import dev.slipway.embedded.EmbeddedStore;
import dev.slipway.release.bundle.BundleWriter;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3BundleStore;
import dev.slipway.release.bundle.s3.S3Credentials;
import dev.slipway.release.keys.SigningKey;
import dev.slipway.validate.ValidateWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What the gate, as it is run, takes for a request; each request has a target of its own. */
final class ValidateBenchmark {

    private static final int WARM_UP = 200;
    private static final int PER_SECOND = 20;
    private static final String SECRET = "benchmark-of-the-gate";

    private final Bus bus;
    private final Petition petition;
    private final Child worker;
    private final int burst;
    private final int steady;
    private final Map<Kind, Integer> used = new EnumMap<>(Kind.class);

    /** What was seen of one kind of request. */
    private record Seen(double perSecond, double processorMillis, Latency latency, Map<String, Double> checks) {}

    private ValidateBenchmark(Bus bus, Petition petition, Child worker, boolean brief) {
        this.bus = bus;
        this.petition = petition;
        this.worker = worker;
        this.burst = brief ? 200 : 700;
        this.steady = brief ? 100 : 200;
    }

    public static void main(String[] arguments) throws IOException {
        var folder = Files.createTempDirectory("slipway-validate-");
        var key = SigningKey.generate();
        try (var bus = Bus.start(folder.resolve("kafka"));
                var store = EmbeddedStore.start(new EmbeddedStore.Settings(
                        Files.createDirectories(folder.resolve("store")), 0, "slipway", SECRET))) {
            var bundle = new BundleWriter().write(SampleShop.in(folder), folder.resolve("bundle.tar.zst"));
            new S3BundleStore(new S3Address(
                            store.endpoint(), "us-east-1", "slipway", true, new S3Credentials("slipway", SECRET)))
                    .put(bundle.digest(), bundle.file());
            var targets = Files.writeString(folder.resolve("targets.yaml"), targets(key));
            try (var worker = Child.start(
                    folder.resolve("worker.log"),
                    List.of("-Xmx512m"),
                    ValidateWorker.class,
                    "--server.port=0",
                    "--slipway.kafka.bootstrap-servers=" + bus.bootstrapServers(),
                    "--slipway.targets=" + targets,
                    "--slipway.work=" + folder.resolve("work"),
                    "--slipway.store.endpoint=" + store.endpoint(),
                    "--slipway.store.access-key=slipway",
                    "--slipway.store.secret-key=file:" + Files.writeString(folder.resolve("secret"), SECRET))) {
                Thread.ofVirtual()
                        .start(() -> worker.process().inputReader().lines().forEach(_ -> {}));
                new ValidateBenchmark(
                                bus,
                                new Petition(key, bundle),
                                worker,
                                List.of(arguments).contains("--short"))
                        .run();
            }
        }
        Scratch.remove(folder);
    }

    private void run() {
        var seen = new LinkedHashMap<Kind, Seen>();
        try (var verdicts = new Verdicts(bus)) {
            for (var kind : Kind.values()) {
                atOnce(kind, WARM_UP, verdicts);
                verdicts.forget();
                Figures.say("%s: warmed up", kind);
                seen.put(kind, measure(kind, verdicts));
            }
        }
        new Figures()
                .put("requests_per_second", each(seen, Seen::perSecond))
                .put("processor_ms_per_request", each(seen, Seen::processorMillis))
                .put("p50_ms", each(seen, it -> it.latency().p50()))
                .put("p99_ms", each(seen, it -> it.latency().p99()))
                .put(
                        "check_ms",
                        seen.getOrDefault(Kind.DEPLOY, seen.values().iterator().next())
                                .checks())
                .put("requests", burst)
                .put("processors", Runtime.getRuntime().availableProcessors())
                .print();
    }

    private Seen measure(Kind kind, Verdicts verdicts) {
        var before = spent();
        var seconds = atOnce(kind, burst, verdicts);
        var processor = spent().minus(before).toNanos() / 1e6 / burst;
        var latency = oneByOne(kind, verdicts);
        var seen = new Seen(burst / seconds, processor, latency, verdicts.meanMillis());
        Figures.say(
                "%s: %.0f requests/s, %.2f ms of processor each; one by one p50 %.1f ms, p99 %.1f ms",
                kind, seen.perSecond(), seen.processorMillis(), latency.p50(), latency.p99());
        return seen;
    }

    private double atOnce(Kind kind, int requests, Verdicts verdicts) {
        try (var producer = bus.producer(Map.of("linger.ms", 50))) {
            var records = IntStream.range(0, requests)
                    .mapToObj(_ -> petition.request(kind, next(kind)))
                    .toList();
            long begun = System.nanoTime();
            records.forEach(producer::send);
            producer.flush();
            var last = verdicts.await(requests).values().stream()
                    .mapToLong(Long::longValue)
                    .max();
            return (last.orElseThrow() - begun) / 1e9;
        }
    }

    /** From the send to the verdict in a reader's hands, at a pace that leaves the gate idle in between. */
    private Latency oneByOne(Kind kind, Verdicts verdicts) {
        var sent = new LinkedHashMap<String, Long>();
        try (var producer = bus.producer(Map.of("linger.ms", 0))) {
            long due = System.nanoTime();
            for (int i = 0; i < steady; i++) {
                for (due += 1_000_000_000L / PER_SECOND; System.nanoTime() < due; ) {
                    verdicts.read(Duration.ofNanos(Math.max(1, due - System.nanoTime())));
                }
                var number = next(kind);
                var record = petition.request(kind, number);
                sent.put(kind.target(number), System.nanoTime());
                producer.send(record);
            }
        }
        var passed = verdicts.await(steady);
        return Latency.of(sent.entrySet().stream()
                .map(each -> passed.getOrDefault(each.getKey(), Long.MAX_VALUE) - each.getValue())
                .toList());
    }

    private int next(Kind kind) {
        return used.merge(kind, 1, Integer::sum);
    }

    private Duration spent() {
        return worker.process().toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static Map<String, Double> each(Map<Kind, Seen> seen, ToDoubleFunction<Seen> figure) {
        var figures = new LinkedHashMap<String, Double>();
        seen.forEach((kind, it) ->
                figures.put(kind.name().toLowerCase(Locale.ROOT), Math.round(figure.applyAsDouble(it) * 100) / 100.0));
        return figures;
    }

    /** As many as may be asked for, each with a router of its own. */
    private static String targets(SigningKey key) {
        var yaml = new StringBuilder(
                "keys: [{name: ci, public-key: " + key.verifyingKey().base64() + "}]\ntargets:\n");
        int port = 10_000;
        for (var kind : Kind.values()) {
            for (int number = 1; number <= WARM_UP + 900; number++) {
                yaml.append(
                        "  %s: {runtime: processes, router: {port: %d}, allow: [{verbs: [deploy, rollback], keys: [ci]}]}%n"
                                .formatted(kind.target(number), port++));
            }
        }
        return yaml.toString();
    }
}
