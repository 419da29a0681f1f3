package dev.slipway.benchmarks;

import dev.slipway.backup.postgres.DumpSettings.Hashing;
import dev.slipway.backup.postgres.HostTools;
import dev.slipway.backup.proof.OwnServer;
import dev.slipway.backup.vault.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a backup and its proof take beside what one would write into a script, on the same database and in turn. */
final class BackupBenchmark {

    private static final String OURS = "ours";
    private static final String WHOLE = "ours_with_fingerprints";
    private static final String PIPE = "pipe";
    private static final String DIGEST = "pipe_with_digest";
    private static final String PLAIN = "plain";

    private final BackupOptions options;
    private final Path folder;
    private final Figures figures = new Figures();

    private BackupBenchmark(BackupOptions options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        var options = BackupOptions.of(arguments);
        var missing = Shell.missing("bash", "zstd", "age", "age-keygen", "curl");
        if (!missing.isEmpty()) {
            System.err.println("Missing: " + String.join(", ", missing)
                    + ". On Debian: apt-get install -y --no-install-recommends age zstd curl pgbackrest");
            System.exit(1);
        }
        var folder = Files.createTempDirectory("slipway-backup-");
        new BackupBenchmark(options, folder).run();
        Scratch.remove(folder);
        System.exit(0);
    }

    private void run() throws Exception {
        try (var database = ShopDatabase.fill(options.megabytes());
                var store = StoreProcess.start(folder);
                var vault = OurBackup.vault(store.endpoint())) {
            var programs = database.server().binaries();
            var tools = HostTools.find(System.getenv(), programs.major());
            var pipe = ShellPipe.of(database.url(), programs, folder);
            var plain = pipe.plain();
            Figures.say("a database whose dump has %d MB", Files.size(plain) / 1_000_000);
            var ours = new OurBackup(database.url(), tools, Files.size(plain));
            figures.put("dump_mb", Files.size(plain) / 1_000_000);
            if (!options.proof()) {
                toNull(ours, pipe);
                warmUp(store, plain);
                toStore(ours, pipe, store, vault);
            }
            var taken = ours.takeInto(vault);
            var ground = new OwnServer(Path.of(System.getProperty("java.io.tmpdir")));
            prove(
                    new OurProof(ground, folder, tools, vault, taken),
                    new PlainProof(ground, folder, programs, plain, taken.picture()));
            if (!options.proof()) {
                besideFiles(database);
            }
        }
        figures.put("passes", options.passes())
                .put("processors", Runtime.getRuntime().availableProcessors())
                .print();
    }

    private void toNull(OurBackup ours, ShellPipe pipe) throws Exception {
        var passes = new Passes()
                .with(OURS, () -> since(System.nanoTime(), ours.toNull(Hashing.AFTERWARDS)))
                .with(PIPE, timed(pipe::toNull))
                .with(WHOLE, () -> since(System.nanoTime(), ours.toNull(Hashing.BESIDE)))
                .run(options.passes());
        table("into nothing", passes);
        figures.put("null_sink_ratio", passes.median(PIPE) / passes.median(OURS))
                .put("null_sink_cold_ratio", passes.median(PIPE) / passes.first(OURS))
                .put("with_fingerprints_ratio", passes.median(PIPE) / passes.median(WHOLE))
                .put("null_sink_seconds", passes.medians());
    }

    /** Other processes write there first, so that the store's own beginning is in nobody's time. */
    private void warmUp(StoreProcess store, Path file) throws Exception {
        heap(store, 1, "heap");
        if (options.ten()) {
            heap(store, 10, "heap_10gb");
        }
        store.upload(file);
    }

    private void toStore(OurBackup ours, ShellPipe pipe, StoreProcess store, Vault vault) throws Exception {
        var passes = new Passes()
                .with(OURS, () -> since(System.nanoTime(), ours.streamTo(vault)))
                .with(PIPE, timed(() -> store.upload(pipe.toFile())))
                .with(DIGEST, timed(() -> store.uploadWithDigest(pipe.toFile())))
                .with(WHOLE, timed(() -> ours.takeInto(vault)))
                .run(options.passes());
        table("into the store", passes);
        figures.put("s3_ratio", passes.median(PIPE) / passes.median(OURS))
                .put("s3_against_digest_ratio", passes.median(DIGEST) / passes.median(OURS))
                .put("s3_with_fingerprints_ratio", passes.median(PIPE) / passes.median(WHOLE))
                .put("s3_seconds", passes.medians());
    }

    private void prove(OurProof ours, PlainProof plain) throws Exception {
        var proofs = new ArrayList<OurProof.Took>();
        var floors = new ArrayList<PlainProof.Took>();
        var passes = new Passes()
                .with(OURS, () -> {
                    proofs.add(ours.run());
                    return proofs.getLast().all();
                })
                .with(PLAIN, () -> {
                    floors.add(plain.run());
                    return floors.getLast().all();
                })
                .run(Math.max(2, options.passes() / 2));
        table("proof", passes);
        var parts = new LinkedHashMap<String, Double>();
        parts.put(
                "restore_and_compare",
                median(proofs.stream().map(OurProof.Took::restoredAndCompared).toList()));
        parts.put(
                "rehearsal",
                median(proofs.stream().map(OurProof.Took::rehearsed).toList()));
        parts.put(
                "plain_server_start_not_counted",
                median(floors.stream().map(PlainProof.Took::server).toList()));
        parts.put(
                "plain_restore",
                median(floors.stream().map(PlainProof.Took::restored).toList()));
        parts.put(
                "plain_fingerprints",
                median(floors.stream().map(PlainProof.Took::hashed).toList()));
        figures.put("proof_ratio", passes.median(OURS) / passes.median(PLAIN))
                .put("proof_seconds", passes.medians())
                .put("proof_parts", parts);
    }

    /** Another kind of backup, for whoever wonders: it reads files, indexes too, and asks nobody what is in them. */
    private void besideFiles(ShopDatabase database) throws Exception {
        if (!Shell.missing(PgBackRest.PROGRAM).isEmpty()) {
            Figures.say("pgbackrest is not installed and is left out; on Debian: apt-get install pgbackrest");
            figures.put("pgbackrest", Map.of("installed", false));
            return;
        }
        var files = new PgBackRest(database, folder);
        var passes = new Passes().with("full", timed(files::full)).run(2);
        table("pgBackRest", passes);
        figures.put("pgbackrest", Map.of("installed", true, "seconds", passes.medians()));
    }

    private void heap(StoreProcess store, int gigabytes, String name) throws Exception {
        var told = GeneratedBackup.run(store.endpoint(), gigabytes, folder.resolve("generated.log"));
        Figures.say(
                "%d GB with -Xmx128m: at most %d MB of heap in use, %d MB after a collection, %.1f s",
                gigabytes, told.heapMegabytes(), told.liveMegabytes(), told.seconds());
        figures.put(name + "_mb", told.heapMegabytes()).put(name + "_live_mb", told.liveMegabytes());
    }

    private static void table(String title, Passes passes) {
        passes.medians()
                .forEach((name, seconds) -> System.out.println("%-16s %-24s %8.2f s".formatted(title, name, seconds)));
    }

    private static double median(List<Double> figures) {
        return Math.round(Median.of(figures.stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray())
                        * 1000)
                / 1000.0;
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static Passes.Lap timed(Work work) {
        return () -> {
            long begun = System.nanoTime();
            work.run();
            return since(begun, System.nanoTime());
        };
    }

    private static double since(long begun, long ended) {
        return (ended - begun) / 1e9;
    }
}
