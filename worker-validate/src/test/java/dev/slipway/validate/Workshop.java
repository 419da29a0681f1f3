package dev.slipway.validate;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Release;
import dev.slipway.events.wire.Sha256;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.Target;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.ComposeFiles;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Opened;
import dev.slipway.validate.check.ReleaseCheck;
import dev.slipway.validate.check.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An application directory that a test fills, on its way to `shop/production`. */
public final class Workshop {

    private static final String SMALLEST = """
            application: shop
            services:
              web: {command: [serve], health: /health}
            """;
    private static final String TARGET = """
            targets:
              shop/production:
                runtime: processes
                router: {port: 8080}
            """;

    private final Path folder;
    private String operator = TARGET;
    private Instant now = Instant.EPOCH;
    private Optional<Boolean> uncommitted = Optional.empty();
    private final Map<String, ClaimCheck> evidence = new HashMap<>();
    private Release release = Release.newBuilder()
            .setVersion("1.0")
            .setBundle(new ClaimCheck(Sha256.hex("1.0"), 1L))
            .build();

    public Workshop(Path folder) {
        this.folder = folder;
        file("slipway.yaml", SMALLEST);
    }

    public Workshop file(String name, String content) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** More lines of slipway.yaml. */
    public Workshop says(String more) {
        return file("slipway.yaml", SMALLEST + more);
    }

    public Workshop compose(String content) {
        return file("compose.yaml", content);
    }

    /** All of targets.yaml. */
    public Workshop targets(String content) {
        operator = content;
        return this;
    }

    /** More lines about the target in targets.yaml. */
    public Workshop operator(String more) {
        operator = TARGET + more.indent(4);
        return this;
    }

    public Workshop at(Instant later) {
        now = later;
        return this;
    }

    public Workshop release(Release other) {
        release = other;
        return this;
    }

    public Workshop evidence(String key, ClaimCheck report) {
        evidence.put(key, report);
        return this;
    }

    public Workshop uncommitted(boolean changed) {
        uncommitted = Optional.of(changed);
        return this;
    }

    public Finding look(ReleaseCheck check) throws Exception {
        return check.look(candidate());
    }

    Candidate candidate() {
        var application = ApplicationFile.read(folder);
        var rules = OperationsFile.parse(operator.getBytes(StandardCharsets.UTF_8))
                .rules(Target.parse("shop/production"))
                .orElseThrow();
        var contents =
                new Opened.Contents(folder, application, new ComposeFiles(folder, application), Optional.empty());
        return new Candidate(
                new Submission("id", release, Optional.empty(), uncommitted, evidence, now), rules, contents);
    }
}
