package dev.slipway.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Five hops plain, five hops through the engine, on one broker, interleaved; medians of the rounds. */
final class SagaBenchmark {

    private static final int WARM_UPS = 8;
    private static final int PER_SECOND = 20;

    private final Bus bus;
    private final Options options;
    private final Map<String, List<Run>> runs = new LinkedHashMap<>();

    /** How much is measured. */
    private record Options(int rounds, int sagas, Duration latency, boolean throughputOnly) {
        static Options of(List<String> arguments) {
            if (arguments.contains("--throughput")) {
                return new Options(5, 40_000, Duration.ZERO, true);
            }
            return arguments.contains("--short")
                    ? new Options(1, 5_000, Duration.ofSeconds(5), false)
                    : new Options(3, 40_000, Duration.ofSeconds(15), false);
        }
    }

    private SagaBenchmark(Bus bus, Options options) {
        this.bus = bus;
        this.options = options;
    }

    public static void main(String[] arguments) throws IOException {
        var data = Files.createTempDirectory("slipway-benchmark-");
        try (var bus = Bus.start(data.resolve("kafka"))) {
            PlainChain.prepare(bus);
            new SagaBenchmark(bus, Options.of(List.of(arguments))).run(data);
        }
        Scratch.remove(data);
    }

    private void run(Path logs) {
        try (var load = new Load(bus)) {
            for (int round = 1; round <= options.rounds(); round++) {
                Figures.say("round %d of %d", round, options.rounds());
                contenders().forEach(contender -> measure(contender, load, logs));
            }
        }
        var takeovers = new ArrayList<Double>();
        for (int round = 1; round <= options.rounds() && !options.throughputOnly(); round++) {
            try (var takeover = new Takeover(bus, logs, round)) {
                takeovers.add(takeover.millis());
                Figures.say("takeover after kill -9: %.0f ms", takeovers.getLast());
            }
        }
        report(Median.of(takeovers.stream().mapToDouble(Double::doubleValue).toArray()))
                .print();
    }

    private List<Contender> contenders() {
        return options.throughputOnly() ? List.of(Contender.PLAIN, Contender.ENGINE) : List.of(Contender.values());
    }

    /** Each is warmed up anew, because each is a new process. */
    private void measure(Contender contender, Load load, Path logs) {
        try (var chain = ChainProcess.start(contender, bus, logs)) {
            for (int time = 0; time < WARM_UPS; time++) {
                load.throughput(chain, options.sagas() / 2);
            }
            var run = new Run(
                    load.throughput(chain, options.sagas()),
                    options.throughputOnly() ? new Latency(0, 0) : load.latency(chain, PER_SECOND, options.latency()));
            runs.computeIfAbsent(contender.label(), name -> new ArrayList<>()).add(run);
            Figures.say(
                    "  %-18s %7.0f sagas/s  %4.0f + %3.0f us each   p50 %6.1f ms   p99 %6.1f ms",
                    contender.label(),
                    run.throughput().sagasPerSecond(),
                    run.throughput().perSaga().chain().toNanos() / 1e3,
                    run.throughput().perSaga().broker().toNanos() / 1e3,
                    run.latency().p50(),
                    run.latency().p99());
        }
    }

    private Figures report(double takeoverMillis) {
        var throughput = medians(run -> run.throughput().sagasPerSecond());
        var p50 = medians(run -> run.latency().p50());
        var p99 = medians(run -> run.latency().p99());
        return new Figures()
                .put("throughput_ratio", ratio(throughput, "plain"))
                .put("p50_ratio", ratio(p50, "plain"))
                .put("throughput_ratio_bytes", ratio(throughput, "plain_bytes"))
                .put("p50_ratio_bytes", ratio(p50, "plain_bytes"))
                .put("takeover_ms", takeoverMillis)
                .put("session_timeout_ms", Takeover.SESSION_TIMEOUT.toMillis())
                .put("sagas_per_second", throughput)
                .put(
                        "processor_us_per_saga",
                        medians(run -> run.throughput().perSaga().micros()))
                .put("p50_ms", p50)
                .put("p99_ms", p99)
                .put("rounds", options.rounds())
                .put("sagas", options.sagas())
                .put("processors", Runtime.getRuntime().availableProcessors());
    }

    private Map<String, Double> medians(ToDoubleFunction<Run> figure) {
        var medians = new LinkedHashMap<String, Double>();
        runs.forEach((chain, of) -> medians.put(chain, Math.round(Run.median(of, figure) * 10) / 10.0));
        return medians;
    }

    private static double ratio(Map<String, Double> figures, String limit) {
        return figures.getOrDefault("engine", 0.0) / figures.getOrDefault(limit, 1.0);
    }
}
