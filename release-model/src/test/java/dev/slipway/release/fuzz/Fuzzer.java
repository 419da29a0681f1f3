package dev.slipway.release.fuzz;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A process that looks for an input on which a reader breaks, hangs or runs out of memory. */
record Fuzzer(Path folder, int seed, Duration length) {

    private static final Duration FOR_ONE_INPUT = Duration.ofSeconds(10);
    private static final Duration TO_START = Duration.ofMinutes(2);

    /** How it ended, and what it said. */
    record Result(boolean nothingFound, String said) {

        /** Without what it says about itself. */
        String finding() {
            var found = said.indexOf("\n==");
            return found < 0 ? said : said.substring(found);
        }

        long tried() {
            return said.lines()
                    .filter(line -> line.startsWith("stat::number_of_executed_units"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        }
    }

    Result run() throws IOException, InterruptedException {
        var log = folder.resolve("log");
        var process = new ProcessBuilder(command())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            var ended = process.waitFor(length.plus(TO_START).toSeconds(), TimeUnit.SECONDS);
            return new Result(ended && process.exitValue() == 0, Files.readString(log));
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command() throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Jazzer.class.getName(),
                "--target_class=" + Fuzzing.class.getName(),
                "--instrumentation_includes=dev.slipway.**:org.snakeyaml.**:org.apache.commons.compress.archivers.tar.**",
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexInjection", // slipway.yaml has patterns
                "-seed=" + seed,
                "-max_total_time=" + length.toSeconds(),
                "-timeout=" + FOR_ONE_INPUT.toSeconds(),
                "-max_len=32768",
                "-print_final_stats=1",
                Files.createDirectories(folder.resolve("found")).toString(),
                examples().toString());
    }

    private Path examples() throws IOException {
        var into = Files.createDirectories(folder.resolve("examples"));
        for (var reader : FuzzedReader.values()) {
            for (var example : reader.examples()) {
                try (var in = Objects.requireNonNull(Fuzzer.class.getResourceAsStream(example), example);
                        OutputStream out = Files.newOutputStream(
                                into.resolve(reader + "-" + Path.of(example).getFileName()))) {
                    out.write(Fuzzing.sign(reader));
                    in.transferTo(out);
                }
            }
        }
        return into;
    }
}
