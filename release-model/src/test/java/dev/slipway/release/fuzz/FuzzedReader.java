package dev.slipway.release.fuzz;

import dev.slipway.release.ApplicationFile;
import dev.slipway.release.bundle.FuzzedArchive;
import dev.slipway.release.compose.variables.Budget;
import dev.slipway.release.compose.variables.EnvironmentFile;
import dev.slipway.release.evidence.Reports;
import dev.slipway.release.evidence.report.UnreadableReportException;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.Problems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A reader of what strangers hand in, and good examples to begin from; it answers or refuses, and nothing else. */
enum FuzzedReader {
    APPLICATION(List.of("/dev/slipway/release/schema/slipway.yaml"), ApplicationFile::parse),
    OPERATIONS(List.of("/dev/slipway/release/schema/targets.yaml"), OperationsFile::parse),
    COMPOSE(List.of("compose.yaml", "compose-over.yaml"), FuzzedCompose::read),
    ENVIRONMENT(List.of("variables.env"), FuzzedReader::environment),
    TESTS(List.of("/evidence/surefire.xml", "/evidence/nested.xml", "external-entity.xml"), Reports::tests),
    VULNERABILITIES(
            List.of("/evidence/trivy.json", "/evidence/grype.json", "/evidence/scanner.sarif"),
            Reports::vulnerabilities),
    LINT(List.of("/evidence/eslint.sarif"), Reports::lint),
    AUDIT(List.of("/evidence/npm-audit-7.json", "/evidence/npm-audit-6.json"), Reports::audit),
    ARCHIVE(List.of("small.tar"), FuzzedArchive::read);

    private final List<String> examples;
    private final Consumer<byte[]> reading;

    FuzzedReader(List<String> examples, Consumer<byte[]> reading) {
        this.examples = examples;
        this.reading = reading;
    }

    List<String> examples() {
        return examples;
    }

    void read(byte[] input) {
        try {
            reading.accept(input);
        } catch (InvalidFileException refused) {
            said(refused.problems().isEmpty() ? "" : refused.getMessage());
        } catch (UnreadableReportException refused) {
            said(refused.getMessage());
        }
    }

    private static void said(@Nullable String message) {
        if (message == null || message.isBlank()) {
            throw new AssertionError("it was refused without a word");
        }
    }

    private static void environment(byte[] input) {
        var file = new EnvironmentFile(".env", new String(input, StandardCharsets.UTF_8));
        var problems = new Problems(".env");
        file.read(_ -> Optional.empty(), new Budget(), problems);
        file.readRaw(problems);
    }
}
