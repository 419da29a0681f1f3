package dev.slipway.release.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files that people copy to begin with: both the reader and the editor are content with them. */
class PublishedFilesIT {

    private static final Path ROOT = Path.of("..");
    private static final String HINT = "# yaml-language-server: $schema=";

    static List<Path> files() throws IOException {
        try (var examples = Files.walk(ROOT.resolve("examples"));
                var config = Files.walk(ROOT.resolve("deploy/config"))) {
            return java.util.stream.Stream.concat(examples, config)
                    .filter(path -> SchemaFile.all().stream().anyMatch(file -> path.endsWith(file.name())))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void are_taken_by_reader_and_schema_and_lead_editors_to_it(Path path) throws IOException {
        var kind = SchemaFile.all().stream()
                .filter(file -> path.endsWith(file.name()))
                .findFirst()
                .orElseThrow();
        var text = Files.readString(path);

        assertThat(kind.complaints(Documents.parsed(text))).isEmpty();
        assertThat(kind.problems(Documents.parsed(text))).isEmpty();
        var hint = text.lines().findFirst().orElseThrow();
        assertThat(hint).startsWith(HINT);
        assertThat(path.resolveSibling(hint.substring(HINT.length())))
                .exists()
                .isRegularFile()
                .satisfies(schema -> assertThat(schema.getFileName().toString())
                        .isEqualTo(kind.name().replace(".yaml", ".schema.json")));
    }
}
