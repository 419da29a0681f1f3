package dev.slipway.cli.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.TestShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An application in a folder of its own, and what `slipway readiness` says about it. */
final class Audited {

    private final Path folder;
    private final List<String> options = new ArrayList<>();

    Audited(Path folder) {
        this.folder = folder;
    }

    /** The application that has every gap. */
    static Audited neglected() {
        return new Audited(Path.of("../examples/neglected").toAbsolutePath().normalize());
    }

    Audited with(String file, String content) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.resolveSibling("."));
        Files.writeString(path, content);
        return this;
    }

    Audited withTargets(Path file, String content) throws IOException {
        Files.writeString(file, content);
        options.addAll(List.of("--targets", file.toString()));
        return this;
    }

    void finds(String id, String evidence) {
        var check = check(id);
        assertThat(check.get("verdict").asString()).as(check.toString()).isEqualTo("fail");
        assertThat(check.get("evidence").asString()).contains(evidence);
        assertThat(check.get("fix").asString()).isNotBlank();
    }

    void hasClosed(String id, String evidence) {
        var check = check(id);
        assertThat(check.get("verdict").asString()).as(check.toString()).isEqualTo("pass");
        assertThat(check.get("evidence").asString()).contains(evidence);
    }

    private JsonNode check(String id) {
        var arguments = new ArrayList<>(List.of("readiness", ".", "--json"));
        arguments.addAll(options);
        var said = new TestShell(folder).run(arguments.toArray(String[]::new));
        assertThat(said.exitCode()).as(said.err()).isZero();
        for (var check : new JsonMapper().readTree(said.out()).get("checks")) {
            if (check.get("id").asString().equals(id)) {
                return check;
            }
        }
        throw new AssertionError("no check has the id " + id);
    }
}
