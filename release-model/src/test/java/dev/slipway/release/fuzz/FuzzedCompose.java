package dev.slipway.release.fuzz;

import dev.slipway.release.compose.ComposeReader;
import dev.slipway.release.compose.ComposeRequest;
import dev.slipway.release.compose.powers.HostPowers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Two Compose files and the variables beside them, all three made of one input. */
final class FuzzedCompose {

    private static final String BETWEEN = "\n====\n";
    private static final Path FOLDER = folder();

    private FuzzedCompose() {}

    static void read(byte[] input) {
        var parts = new String(input, StandardCharsets.ISO_8859_1).split(BETWEEN, 3);
        var names = List.of("compose.yaml", "over.yaml", ".env");
        try {
            for (int i = 0; i < names.size(); i++) {
                var part = i < parts.length ? parts[i] : "";
                Files.write(FOLDER.resolve(names.get(i)), part.getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var files = parts.length > 1 ? names.subList(0, 2) : names.subList(0, 1);
        var _ = HostPowers.askedFor(ComposeReader.read(ComposeRequest.of(FOLDER, files)));
    }

    /** Of the process, which has a folder of its own to work in. */
    private static Path folder() {
        try {
            return Files.createDirectories(Path.of("project").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
