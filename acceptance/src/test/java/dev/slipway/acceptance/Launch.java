package dev.slipway.acceptance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

/** The command that starts a worker. The tests start many, so the JVM's start-up work is cached once for all of them. */
final class Launch {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path CACHE = TARGET.resolve("workers.aot");
    private static final String CLASS_PATH = jarsOnly();

    static {
        trainOnce();
    }

    private Launch() {}

    static List<String> command(String... arguments) {
        var command = new ArrayList<>(java());
        if (Files.exists(CACHE)) {
            command.add("-XX:AOTCache=" + CACHE);
        }
        command.addAll(List.of("-cp", CLASS_PATH, FragileWorker.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:aot=off,cds=off",
                "--enable-native-access=ALL-UNNAMED");
    }

    /** A start that finds no broker loads what every start loads, and ends by itself. */
    private static void trainOnce() {
        try {
            Files.deleteIfExists(CACHE);
            var training = new ArrayList<>(java());
            training.addAll(List.of(
                    "-XX:AOTCacheOutput=" + CACHE,
                    "-cp",
                    CLASS_PATH,
                    FragileWorker.class.getName(),
                    dev.slipway.validate.ValidateWorker.class.getName(),
                    "none",
                    "--server.port=0",
                    "--slipway.kafka.bootstrap-servers=127.0.0.1:1",
                    "--slipway.kafka.start-within=1s",
                    "--slipway.targets=" + Files.writeString(TARGET.resolve("training-targets.yaml"), "targets: {}\n"),
                    "--slipway.store.endpoint=http://127.0.0.1:1",
                    "--slipway.store.access-key=none",
                    "--slipway.store.secret-key=none"));
            var log = TARGET.resolve("training.log").toFile();
            new ProcessBuilder(training)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start()
                    .waitFor(120, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The cache knows jars only, so class folders are packed. */
    private static String jarsOnly() {
        var paths = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        return Arrays.stream(paths)
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .filter(Files::exists)
                .map(path -> Files.isDirectory(path) ? packed(path) : path)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path packed(Path folder) {
        var jar = TARGET.resolve(
                "classes-" + Integer.toHexString(folder.toString().hashCode()) + ".jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new JarEntry(folder.relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
