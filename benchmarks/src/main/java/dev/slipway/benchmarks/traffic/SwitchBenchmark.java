package dev.slipway.benchmarks.traffic;

import dev.slipway.benchmarks.Figures;
import dev.slipway.benchmarks.Median;
import dev.slipway.benchmarks.Scratch;
import dev.slipway.cli.connect.DataFolder;
import dev.slipway.cli.operate.Ground;
import dev.slipway.cli.operate.TargetsFile;
import dev.slipway.release.Target;
import dev.slipway.testing.real.DockerEngine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Releases replace each other under steady traffic, in each way there is; beside it, what is done without Slipway. */
final class SwitchBenchmark {

    private static final Target TARGET = Target.of("site", "production");

    private final SwitchOptions options;
    private final Cases cases;
    private final Path folder;
    private final Switches.Times times = new Switches.Times();

    private SwitchBenchmark(SwitchOptions options, Path folder) {
        this.options = options;
        this.cases = new Cases(options);
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("switch-");
        var benchmark = new SwitchBenchmark(SwitchOptions.of(List.of(arguments)), folder);
        benchmark.run();
        benchmark.report().print();
        Scratch.remove(folder);
    }

    private void run() throws InterruptedException {
        if (options.processes()) {
            slipway(Packing.none(), Ground::processes);
            return;
        }
        try (var engine = DockerEngine.start()) {
            var packing = SiteImages.on(engine.client());
            slipway(packing, port -> Ground.containers(port, URI.create("unix://" + engine.socket())));
            byHand(engine, packing);
        }
    }

    private void slipway(Packing packing, IntFunction<Ground> ground) throws InterruptedException {
        var data = new DataFolder(folder.resolve("up"));
        try (var slipway = RunningSlipway.on(data)) {
            int port = Ports.free();
            new TargetsFile(data.targets()).add(TARGET, ground.apply(port), "local");
            var releases = new Releases(folder.resolve("releases"), packing);
            new Switches(slipway, new Pilot(slipway::connection, TARGET), releases, options, cases, times)
                    .all(Ports.address(port));
        }
    }

    private void byHand(DockerEngine engine, SiteImages packing) throws InterruptedException {
        var releases = new Releases(folder.resolve("by-hand"), packing);
        try (var containers = new ContainersByHand(engine.client())) {
            var alternatives =
                    new Alternatives(containers, () -> SiteImages.nameOf(releases.good(Strategy.BLUE_GREEN)), folder);
            alternatives.stopAndStart(cases);
            alternatives.reloadAndKill(cases);
        }
    }

    private Figures report() {
        var ours = new LinkedHashMap<String, Cases.Met>();
        var others = new LinkedHashMap<String, Object>();
        cases.met().forEach((name, met) -> {
            if (name.startsWith(Alternatives.PREFIX)) {
                others.put(name.substring(Alternatives.PREFIX.length()), figures(met));
            } else {
                ours.put(name, met);
            }
        });
        var byName = new LinkedHashMap<String, Object>();
        ours.forEach((name, met) -> byName.put(name, figures(met)));
        return new Figures()
                .put(
                        "requests",
                        ours.values().stream().mapToLong(Cases.Met::requests).sum())
                .put(
                        "failed_requests",
                        ours.values().stream()
                                .mapToLong(met -> met.failures().size())
                                .sum())
                .put("rollback_ms_median", median(times.rollbacks()))
                .put("overhead_ms_median", median(times.overheads()))
                .put("cases", byName)
                .put("alternatives", others)
                .put("rollbacks", times.rollbacks().size())
                .put("containers", !options.processes())
                .put("processors", Runtime.getRuntime().availableProcessors());
    }

    private static Map<String, Object> figures(Cases.Met met) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("times", met.times());
        figures.put("requests", met.requests());
        figures.put("failed_requests", met.failures().size());
        return figures;
    }

    private static double median(List<Double> figures) {
        return Median.of(figures.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
