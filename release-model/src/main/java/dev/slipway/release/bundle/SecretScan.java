package dev.slipway.release.bundle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks through the text files that would go into a bundle for secrets, before anything leaves. */
final class SecretScan {

    static final String ALLOWED = "slipway:allow-secret";

    private static final int LOOKED_AT_FOR_NUL = 8000;
    private static final int MOST_PER_FILE = 20;

    private SecretScan() {}

    /** Each finding with file and line, never with the value. */
    static List<String> findings(String name, Path file) throws IOException {
        var findings = new ArrayList<String>();
        if (isText(file)) {
            // One byte is one character here: the rules know only ASCII, and no byte sequence is refused.
            try (var reader = new BufferedReader(
                    new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
                var pieces = new LinePieces(reader);
                while (findings.size() < MOST_PER_FILE && pieces.next()) {
                    look(name, pieces, findings);
                }
            }
        }
        return findings;
    }

    private static void look(String name, LinePieces pieces, List<String> findings) {
        SecretRule.foundIn(pieces.piece())
                .filter(_ -> !pieces.lineContains(ALLOWED))
                .map(what -> name + ":" + pieces.line() + ": looks like a secret (" + what
                        + ", not shown); take it out," + " or end the line with `# " + ALLOWED + "` if it is none")
                .filter(finding -> !findings.contains(finding))
                .ifPresent(findings::add);
    }

    private static boolean isText(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            for (var b : in.readNBytes(LOOKED_AT_FOR_NUL)) {
                if (b == 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
