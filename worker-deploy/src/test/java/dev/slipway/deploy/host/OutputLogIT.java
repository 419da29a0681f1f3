package dev.slipway.deploy.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputLogIT {

    @TempDir
    Path folder;

    @Test
    void a_log_past_its_bound_is_emptied_under_its_writer_and_its_text_kept_beside_it() throws Exception {
        var log = new OutputLog(folder.resolve("output.log"), 10);
        try (var writer = Files.newOutputStream(log.path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write("more than ten characters\n".getBytes());
            log.shorten();
            writer.write("new\n".getBytes());
        }

        assertThat(log.path()).hasContent("new\n");
        assertThat(log.earlier()).hasContent("more than ten characters\n");
        assertThat(log.lastLines()).containsExactly("new");
    }

    @Test
    void a_log_within_its_bound_is_left_alone() throws Exception {
        var log = new OutputLog(folder.resolve("output.log"), 10);
        Files.writeString(log.path(), "short");

        log.shorten();

        assertThat(log.path()).hasContent("short");
        assertThat(log.earlier()).doesNotExist();
    }
}
