package dev.slipway.release.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.release.yaml.InvalidFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Small files that ask for a lot: each is refused in bounded time, and says why. */
@Timeout(30)
class HostileComposeIT {

    @TempDir
    Path folder;

    @Test
    void refuses_aliases_that_expand_without_end() throws IOException {
        write(
                "compose.yaml",
                "x-a0: &a0 [lol, lol, lol]\n"
                        + lines(1, 30, i -> "x-a%d: &a%d [*a%d, *a%d, *a%d]".formatted(i, i, i - 1, i - 1, i - 1)));

        assertThat(problem()).contains("more than the 50000 values allowed once aliases expand");
    }

    @Test
    void refuses_merge_keys_that_expand_without_end() throws IOException {
        write(
                "compose.yaml",
                "x-a0: &a0 {k: v}\n"
                        + lines(
                                1,
                                30,
                                i -> "x-a%d: &a%d {<<: [*a%d, *a%d], k%d: *a%d}"
                                        .formatted(i, i, i - 1, i - 1, i, i - 1)));

        assertThat(problem()).contains("once aliases expand");
    }

    @Test
    void refuses_an_alias_that_contains_itself() throws IOException {
        write("compose.yaml", "services: &s {a: *s}\n");

        assertThat(problem()).contains("has an alias that contains itself");
    }

    @Test
    void refuses_deep_nesting() throws IOException {
        write("compose.yaml", "x-a: " + "[".repeat(50_000));

        assertThat(problem()).contains("nested deeper than the 32 levels");
    }

    @Test
    void refuses_files_that_are_too_large() throws IOException {
        write("compose.yaml", "# " + "x".repeat(2_000_000));
        assertThat(problem()).contains("larger than the 1048576 bytes allowed");

        write("compose.yaml", "services: {a: {image: x, env_file: large.env}}");
        write("large.env", "A=" + "x".repeat(2_000_000));
        assertThat(problem()).contains("larger than the 1048576 bytes allowed");
    }

    @Test
    void refuses_variables_that_blow_up() throws IOException {
        write(".env", "A=" + "x".repeat(100_000) + "\n");
        write("compose.yaml", "services: {a: {image: x, command: [" + "\"$A$A\", ".repeat(500) + "]}}");

        assertThat(problem()).contains("characters that all variables together may put in");
    }

    @Test
    void refuses_ranges_of_too_many_ports() throws IOException {
        write("compose.yaml", "services: {a: {image: x, ports: [" + "\"1-65535:1-65535\", ".repeat(2_000) + "]}}");

        assertThat(problem()).contains("more than the 10000 ports allowed");
    }

    @Test
    void refuses_a_chain_of_extensions_that_is_too_long() throws IOException {
        write(
                "compose.yaml",
                "services:\n  s0: {image: x}\n" + lines(1, 60, i -> "  s%d: {extends: s%d}".formatted(i, i - 1)));

        assertThat(problem()).contains("in more than 32 steps");
    }

    @Test
    void refuses_extensions_that_multiply_a_large_service() throws IOException {
        write(
                "compose.yaml",
                "services:\n  base: {image: x, environment: ["
                        + lines(0, 9_000, i -> "\"V%d=1\",".formatted(i)).replace("\n", "") + "]}\n"
                        + lines(0, 3_000, i -> "  s%d: {extends: base}".formatted(i)));

        assertThat(problem()).contains("the project grows beyond the 500000 values");
    }

    @Test
    void refuses_files_that_include_each_other_ever_more_often() throws IOException {
        for (var i = 0; i < 15; i++) {
            var next = "f" + (i + 1) + ".yaml";
            write(
                    "f" + i + ".yaml",
                    "include: [{path: %s, project_directory: .}, {path: %s, project_directory: .}]\nservices: {}\n"
                            .formatted(next, next));
        }
        write("f15.yaml", "services: {}\n");
        write("compose.yaml", "include: [f0.yaml]\nservices: {}\n");

        assertThat(problem()).contains("includes more than the 200 projects allowed");
    }

    @Test
    void reads_a_thousand_services_in_a_moment() throws IOException {
        write(
                "compose.yaml",
                "services:\n"
                        + lines(
                                0,
                                1_000,
                                i -> "  s%d: {image: \"x:${TAG:-1}\", ports: [\"%d:80\"], environment: [A=1]}"
                                        .formatted(i, 10_000 + i)));

        var begun = System.nanoTime();
        var project = ComposeReader.read(ComposeRequest.of(folder, List.of("compose.yaml")));

        assertThat(project.services()).hasSize(1_000);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void lists_a_bounded_number_of_problems() throws IOException {
        write("compose.yaml", "services:\n  a:\n    image: x\n" + lines(0, 5_000, i -> "    key%d: 1".formatted(i)));

        assertThatThrownBy(this::read).hasMessageContaining("more problems than the 100 listed");
    }

    private static String lines(int from, int to, IntFunction<String> line) {
        return IntStream.range(from, to).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private void read() {
        var _ = ComposeReader.read(ComposeRequest.of(folder, List.of("compose.yaml")));
    }

    private String problem() {
        return catchThrowableOfType(InvalidFileException.class, this::read)
                .problems()
                .toString();
    }
}
