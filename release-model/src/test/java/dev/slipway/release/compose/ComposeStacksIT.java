package dev.slipway.release.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Compose makes of each stack was written down by `ComposeOracle`; the reader must make the same of it. */
class ComposeStacksIT {

    static List<Path> stacks() throws IOException {
        return foldersOf("compose");
    }

    /** Two files each, to show one rule of merging. */
    static List<Path> rules() throws IOException {
        return foldersOf("compose-rules");
    }

    /** One file each, to show one way of writing something. */
    static List<Path> forms() throws IOException {
        return foldersOf("compose-forms");
    }

    private static List<Path> foldersOf(String name) throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/test/resources", name))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void resolves_a_stack_to_what_compose_resolves(Path folder) throws IOException {
        assertResolves(folder);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void merges_two_files_to_what_compose_merges(Path folder) throws IOException {
        assertResolves(folder);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void reads_each_way_of_writing_as_compose_does(Path folder) throws IOException {
        assertResolves(folder);
    }

    private static void assertResolves(Path folder) throws IOException {
        var stack = Stack.in(folder);
        var project = ComposeReader.read(stack.request());

        assertThat(Json.write(Resolved.of(project))).isEqualTo(Files.readString(folder.resolve(Stack.EXPECTED)));
    }

    @Test
    void knows_at_least_twenty_stacks() throws IOException {
        assertThat(stacks()).hasSizeGreaterThanOrEqualTo(20);
    }
}
