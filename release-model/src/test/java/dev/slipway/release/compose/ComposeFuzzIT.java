package dev.slipway.release.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.slipway.release.compose.powers.HostPowers;
import dev.slipway.release.yaml.InvalidFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file says, reading it ends soon, with a project or with problems that say where they are. */
@Timeout(120)
class ComposeFuzzIT {

    private static final int ROUNDS = 150;

    @TempDir
    Path folder;

    static List<Path> stacks() throws IOException {
        return ComposeStacksIT.stacks();
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void survives_every_mutation_of_a_good_file(Path stack) throws IOException {
        try (Stream<Path> files = Files.walk(stack)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = folder.resolve(stack.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        var request = new Stack(
                        folder,
                        Stack.in(stack).files(),
                        Stack.in(stack).environment(),
                        Stack.in(stack).profiles())
                .request();
        var main = folder.resolve(request.files().getLast());
        var good = Files.readString(main);
        for (var seed = 0; seed < ROUNDS; seed++) {
            var mutant = new Mutation(new Random(seed)).of(good);
            Files.write(main, mutant.getBytes(StandardCharsets.UTF_8));
            endsWell(request, "seed " + seed);
        }
    }

    @Test
    void survives_random_files_of_its_own_words() throws IOException {
        var request = ComposeRequest.of(folder, List.of("compose.yaml"));
        for (var seed = 0; seed < 3_000; seed++) {
            Files.writeString(folder.resolve("compose.yaml"), new RandomCompose(new Random(seed)).file());
            endsWell(request, "seed " + seed);
        }
    }

    @Test
    void survives_random_bytes() throws IOException {
        var request = ComposeRequest.of(folder, List.of("compose.yaml"));
        for (var seed = 0; seed < 2_000; seed++) {
            var bytes = new byte[new Random(seed).nextInt(400)];
            new Random(seed).nextBytes(bytes);
            Files.write(folder.resolve("compose.yaml"), bytes);
            Files.write(
                    folder.resolve(".env"),
                    new String(bytes, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8));
            endsWell(request, "seed " + seed);
        }
    }

    private static void endsWell(ComposeRequest request, String which) {
        assertThatCode(() -> {
                    try {
                        var project = ComposeReader.read(request);
                        var _ = HostPowers.askedFor(project);
                        assertThat(Json.write(Resolved.of(project))).isNotEmpty();
                    } catch (InvalidFileException e) {
                        assertThat(e.problems()).isNotEmpty();
                    }
                })
                .as(which)
                .doesNotThrowAnyException();
    }

    /** Changes a text in a few places: characters, lines and indentation, and what YAML finds special. */
    private record Mutation(Random random) {

        private static final List<String> SPECIAL = List.of(
                "${",
                "$$",
                "${A:-",
                "}",
                "[",
                "]",
                "{",
                "}",
                "&a ",
                "*a ",
                "<<: ",
                "!reset ",
                "!override ",
                "- ",
                ": ",
                "\n",
                "\t",
                "'",
                "\"",
                "#",
                "|\n",
                ">\n",
                "---\n",
                "null",
                "~",
                "0x",
                "-1",
                "99999999999999999999",
                "../",
                "/",
                "\u0000",
                "é",
                "😀",
                "!!binary ",
                "? ",
                "%YAML 1.1\n",
                "x-",
                "1e999",
                "::",
                "::1",
                ",,");

        String of(String good) {
            var text = good;
            for (var i = 0; i <= random.nextInt(4); i++) {
                text = once(text);
            }
            return text;
        }

        private String once(String text) {
            if (text.isEmpty()) {
                return SPECIAL.get(random.nextInt(SPECIAL.size()));
            }
            var at = random.nextInt(text.length());
            return switch (random.nextInt(6)) {
                case 0 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1 + random.nextInt(20)));
                case 1 -> text.substring(0, at) + SPECIAL.get(random.nextInt(SPECIAL.size())) + text.substring(at);
                case 2 -> text.substring(0, at);
                case 3 -> swapLines(text);
                case 4 -> text.substring(0, at) + (char) (' ' + random.nextInt(95)) + text.substring(at + 1);
                default -> text.replaceFirst("(?m)^  ", random.nextBoolean() ? "" : "      ");
            };
        }

        private String swapLines(String text) {
            var lines = new ArrayList<>(text.lines().toList());
            Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
            return String.join("\n", lines) + "\n";
        }
    }
}
