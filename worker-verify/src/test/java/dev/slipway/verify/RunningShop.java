package dev.slipway.verify;

import com.sun.net.httpserver.HttpExchange;
import dev.slipway.verify.http.SmallServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A release of the example as two real processes, and an entry in front that knows only the two routes. */
final class RunningShop implements AutoCloseable {

    static final Path EXAMPLE = Path.of("..", "examples", "shop");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process backend;
    private final Process frontend;
    private final int backendPort;
    private final int frontendPort;
    private final SmallServer entry;

    private RunningShop(Process backend, Process frontend) {
        this.backend = backend;
        this.frontend = frontend;
        try {
            backendPort = portOf(backend);
            frontendPort = portOf(frontend);
        } catch (IllegalStateException e) {
            stop(backend);
            stop(frontend);
            throw e;
        }
        entry = SmallServer.answering(this::passOn);
    }

    static RunningShop start(String version, Path folder) throws IOException {
        copy(EXAMPLE, folder);
        var overlay = EXAMPLE.resolve("releases").resolve(version);
        if (Files.isDirectory(overlay)) {
            copy(overlay, folder);
        }
        return new RunningShop(process(folder, "backend/Backend.java"), process(folder, "frontend/Frontend.java"));
    }

    int backendPort() {
        return backendPort;
    }

    int frontendPort() {
        return frontendPort;
    }

    String entry() {
        return entry.address();
    }

    private void passOn(HttpExchange exchange) throws IOException {
        var port = exchange.getRequestURI().getPath().startsWith("/api/") ? backendPort : frontendPort;
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.noBody())
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            SmallServer.send(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process process(Path folder, String program) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(java, program).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("PORT", "0");
        return builder.start();
    }

    private static int portOf(Process process) {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = output.lines().filter(text -> text.contains("listens on")).findFirst();
        return line.map(text -> text.substring(text.lastIndexOf(':') + 1))
                .map(Integer::parseInt)
                .orElseThrow(() -> new IllegalStateException("the shop ended before it listened"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            files.filter(Files::isRegularFile).forEach(file -> copyFile(file, to.resolve(from.relativize(file))));
        }
    }

    private static void copyFile(Path from, Path to) {
        try {
            Files.createDirectories(Optional.ofNullable(to.getParent()).orElseThrow());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        entry.close();
        client.shutdownNow();
        stop(backend);
        stop(frontend);
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
