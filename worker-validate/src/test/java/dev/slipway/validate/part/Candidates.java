package dev.slipway.validate.part;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Release;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.Target;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.ComposeFiles;
import dev.slipway.validate.check.Opened;
import dev.slipway.validate.check.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Releases on their way to a target whose parts a test writes as an operator would. */
public record Candidates(String parts, Map<String, String> digests) {

    private static final int ROUTER = 29_999;

    public static Candidates to(String parts) {
        return new Candidates(parts, Map.of());
    }

    public Candidates pinned(Map<String, String> digestsByService) {
        return new Candidates(parts, digestsByService);
    }

    /** A release of which nothing is known but where it goes. */
    public Candidate unopened() {
        return candidate(new Opened.Unseen("nobody looked"), ROUTER);
    }

    public Candidate behind(int router) {
        return candidate(new Opened.Unseen("nobody looked"), router);
    }

    /** A release with these files; its slipway.yaml is written beside them unless it is there. */
    public Candidate with(Path folder) {
        try {
            var file = folder.resolve(ApplicationFile.NAME);
            if (!Files.exists(file)) {
                Files.writeString(file, """
                        application: shop
                        services:
                          web: {command: [serve], health: /}
                        """);
            }
            var application = ApplicationFile.parse(Files.readAllBytes(file));
            return candidate(
                    new Opened.Contents(folder, application, new ComposeFiles(folder, application), Optional.empty()),
                    ROUTER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Candidate candidate(Opened opened, int router) {
        var written = """
                targets:
                  shop/production:
                    runtime: processes
                    router: {port: %d}
                """.formatted(router) + parts.stripTrailing().indent(4);
        var rules = OperationsFile.parse(written.getBytes(StandardCharsets.UTF_8))
                .rules(Target.of("shop", "production"))
                .orElseThrow();
        var release = Release.newBuilder()
                .setVersion("1.0")
                .setBundle(new ClaimCheck("0", 0L))
                .setImageDigests(digests)
                .build();
        return new Candidate(
                new Submission("1", release, Optional.empty(), Optional.empty(), Map.of(), Instant.EPOCH),
                rules,
                opened);
    }
}
