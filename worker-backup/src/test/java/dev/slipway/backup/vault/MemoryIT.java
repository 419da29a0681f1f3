package dev.slipway.backup.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.embedded.EmbeddedStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryIT {

    private static final int MEBIBYTES = 600;

    @TempDir
    Path folder;

    @Test
    void needs_128_mebibytes_of_heap_for_a_backup_of_any_size_and_for_reading_it() throws Exception {
        try (var store = EmbeddedStore.start(new EmbeddedStore.Settings(folder, 0, "slipway", "secret"))) {
            var program = GeneratedBackup.process(store.endpoint(), String.valueOf(MEBIBYTES))
                    .start();
            try {
                assertThat(new String(program.getInputStream().readAllBytes(), UTF_8))
                        .contains(MEBIBYTES + " of " + MEBIBYTES);
                assertThat(program.waitFor()).isZero();
            } finally {
                program.destroyForcibly();
            }
        }
    }
}
