package dev.slipway.release.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileIT {

    @TempDir
    Path folder;

    @Test
    void gives_back_the_key_that_was_written() {
        var key = SigningKey.generate();
        var path = folder.resolve("keys/me.pem");

        KeyFile.write(key, path);
        var read = KeyFile.read(path);

        assertThat(read.id()).isEqualTo(key.id());
        assertThat(key.verifyingKey().verifies(new byte[] {1}, read.sign(new byte[] {1})))
                .isTrue();
    }

    @Test
    void is_for_its_owner_only() throws IOException {
        var path = folder.resolve("me.pem");

        KeyFile.write(SigningKey.generate(), path);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void is_never_written_over() {
        var path = folder.resolve("me.pem");
        var first = SigningKey.generate();
        KeyFile.write(first, path);

        assertThatThrownBy(() -> KeyFile.write(SigningKey.generate(), path))
                .hasMessageContaining("already; move it away");
        assertThat(KeyFile.read(path).id()).isEqualTo(first.id());
    }

    @Test
    void says_what_is_wrong_with_a_file_that_holds_no_key() throws IOException {
        var path = folder.resolve("me.pem");
        assertThatThrownBy(() -> KeyFile.read(path)).hasMessageContaining("`slipway keys create` makes one");

        Files.writeString(path, "hello");
        assertThatThrownBy(() -> KeyFile.read(path)).hasMessageContaining("has no `-----BEGIN PRIVATE KEY-----` block");

        Files.writeString(path, "-----BEGIN PRIVATE KEY-----\nMAAA\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(() -> KeyFile.read(path)).hasMessageContaining("not a private Ed25519 key");
    }
}
