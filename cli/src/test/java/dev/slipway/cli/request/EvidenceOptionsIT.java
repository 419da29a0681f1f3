package dev.slipway.cli.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.TestShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceOptionsIT {

    @TempDir
    Path folder;

    @BeforeEach
    void set_up() throws IOException {
        Files.writeString(folder.resolve("report.xml"), "<testsuite/>");
        Files.writeString(folder.resolve("slipway.yaml"), """
                application: shop
                services: {web: {command: [serve], health: /health}}
                """);
    }

    private String refusal(String... evidence) {
        var shell = new TestShell(folder, Map.of());
        var arguments = new ArrayList<>(List.of("request", "-e", "production", "--version", "1"));
        arguments.addAll(List.of(evidence));
        var said = shell.run(arguments.toArray(String[]::new));
        assertThat(said.exitCode()).isEqualTo(2);
        return said.err();
    }

    @Test
    void names_what_is_wrong_with_a_report() {
        assertThat(refusal("--evidence", "report.xml")).contains("write KIND=FILE");
        assertThat(refusal("--evidence", "test=report.xml")).contains("did you mean `tests`?");
        assertThat(refusal("--evidence", "tests=missing.xml")).contains("missing.xml", "run the tool");
        assertThat(refusal("--evidence", "tests=report.xml", "--evidence", "tests=report.xml"))
                .contains("tests/first=FILE");
    }
}
