package dev.slipway.cli.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.TestShell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every verdict about the two example applications, held against what was written down beforehand. */
class ExampleApplicationsIT {

    private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();

    @Test
    void each_gap_of_the_neglected_application_is_found() throws IOException {
        var report = audit("neglected");

        assertThat(verdicts(report)).isEqualTo(expected("expected-neglected.tsv"));
        assertThat(report.get("score").asDouble()).isLessThan(60);
    }

    @Test
    void the_shop_passes_every_row_that_applies() throws IOException {
        var report = audit("shop");

        assertThat(verdicts(report)).isEqualTo(expected("expected-shop.tsv"));
        assertThat(report.get("score").asInt()).isEqualTo(100);
    }

    private static JsonNode audit(String example) {
        var said = new TestShell(EXAMPLES).run("readiness", example, "--json");
        assertThat(said.exitCode()).as(said.err()).isZero();
        return new JsonMapper().readTree(said.out());
    }

    private static Map<String, String> verdicts(JsonNode report) {
        var verdicts = new TreeMap<String, String>();
        report.get("checks")
                .forEach(check -> verdicts.put(
                        check.get("id").asString(), check.get("verdict").asString()));
        return verdicts;
    }

    private static Map<String, String> expected(String table) throws IOException {
        var expected = new TreeMap<String, String>();
        try (var in =
                Objects.requireNonNull(ExampleApplicationsIT.class.getResourceAsStream("/readiness/" + table), table)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .forEach(columns -> expected.put(columns[0], columns[1]));
        }
        return expected;
    }
}
