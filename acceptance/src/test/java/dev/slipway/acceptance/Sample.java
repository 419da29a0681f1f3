package dev.slipway.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Small applications to deploy: one service, written so that it starts in a blink. */
final class Sample {

    private Sample() {}

    /** Serves its version; says what it is told to say at /check. */
    static Path application(Path folder, String name, String version, String check) {
        try {
            var home = Files.createDirectories(folder.resolve(name + "-" + version + "-" + check));
            Files.writeString(home.resolve("server.mjs"), """
                    import http from 'node:http';
                    const answers = { '/health': 'ok', '/version': '%s', '/check': '%s' };
                    const server = http.createServer((request, response) => {
                      const viaProxy = request.headers['x-forwarded-for'] !== undefined;
                      const broken = answers['/check'] === 'broken-behind-proxy' && viaProxy;
                      const body = answers[request.url];
                      response.statusCode = body === undefined ? 404 : broken && request.url === '/check' ? 500 : 200;
                      response.end(body ?? '');
                    });
                    server.listen(Number(process.env.PORT), '127.0.0.1');
                    process.on('SIGTERM', () => server.close(() => process.exit(0)));
                    """.formatted(version, check));
            Files.writeString(home.resolve("slipway.yaml"), """
                    application: %s
                    services:
                      web:
                        command: [node, server.mjs]
                        health: %s
                        route: /
                        ready-within: %s
                    smoke-tests:
                      - name: answers
                        service: web
                        path: /check
                        within: 5s
                    rollout:
                      rollback-window: 1m
                      drain: 1s
                    """.formatted(
                            name,
                            check.equals("never-ready") ? "/nowhere" : "/health",
                            check.equals("never-ready") ? "2s" : "20s"));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path good(Path folder, String name, String version) {
        return application(folder, name, version, "fine");
    }

    /** A good one that takes a while until it answers at all. */
    static Path slow(Path folder, String name, String version, Duration start) {
        return changed(
                good(folder, name, version),
                "server.mjs",
                "server.listen(Number(process.env.PORT), '127.0.0.1');",
                "setTimeout(() => server.listen(Number(process.env.PORT), '127.0.0.1'), " + start.toMillis() + ");");
    }

    /** One that is watched for a while under traffic before it counts as good. */
    static Path baked(Path application, Duration bake) {
        return changed(application, "slipway.yaml", "rollout:\n", "rollout:\n  bake: " + bake.toSeconds() + "s\n");
    }

    private static Path changed(Path home, String file, String before, String after) {
        try {
            var path = home.resolve(file);
            var text = Files.readString(path);
            if (!text.contains(before)) {
                throw new AssertionError(file + " has no '" + before + "'");
            }
            Files.writeString(path, text.replace(before, after));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
