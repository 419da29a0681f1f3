package dev.slipway.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.ApplicationFile;
import dev.slipway.release.Slug;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeReplicasIT {

    private static final String WEB = "web: {command: [serve], health: /health%s}";

    @TempDir
    Path folder;

    private Map<Slug, Integer> read(String service, String environment) {
        var application = ApplicationFile.parse(("{application: shop, services: {" + service + "}}").getBytes(UTF_8));
        return ComposeReplicas.in(folder, application, new Slug(environment));
    }

    private void write(String file, String replicas) throws Exception {
        Files.writeString(
                folder.resolve(file), "services: {web: {image: shop/web:1, deploy: {replicas: " + replicas + "}}}");
    }

    @Test
    void each_environment_has_as_many_copies_as_its_compose_files_say() throws Exception {
        write("compose.yaml", "2");
        write("compose.production.yaml", "5");

        assertThat(read(WEB.formatted(""), "staging")).containsExactly(Map.entry(new Slug("web"), 2));
        assertThat(read(WEB.formatted(""), "production")).containsExactly(Map.entry(new Slug("web"), 5));
    }

    @Test
    void slipway_yaml_goes_before_compose_files() throws Exception {
        write("compose.yaml", "2");

        assertThat(read(WEB.formatted(", replicas: 3"), "staging")).containsExactly(Map.entry(new Slug("web"), 3));
    }

    @Test
    void nothing_is_said_where_no_file_says_anything_or_none_can_be_used() throws Exception {
        assertThat(read(WEB.formatted(""), "staging")).isEmpty();
        write("compose.yaml", "[many]");
        assertThat(read(WEB.formatted(""), "staging")).isEmpty();
    }
}
