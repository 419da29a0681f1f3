package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.SecretReference;
import dev.slipway.release.Setting;
import dev.slipway.release.Target;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.secrets.Redaction;
import dev.slipway.runtime.secrets.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedVariablesIT {

    private static final Target SHOP = Target.of("shop", "production");

    private final Set<SecretReference> unlisted = new HashSet<>();

    @TempDir
    Path folder;

    @BeforeEach
    void the_operator_has_put_a_secret_there() throws Exception {
        Files.createDirectories(folder.resolve("shop/production"));
        Files.createDirectories(folder.resolve("shop/staging"));
        Files.writeString(folder.resolve("shop/production/key"), "first-line-of-key\nsecond-line-of-key\n");
        Files.writeString(folder.resolve("shop/staging/key"), "the key of staging");
    }

    @Test
    void what_the_operator_no_longer_lists_is_refused_with_where_to_list_it() {
        unlisted.add(SecretReference.parse("${env:APP_TOKEN}"));

        assertThatThrownBy(() -> resolved("Bearer ${env:APP_TOKEN}"))
                .isInstanceOf(GiveUp.class)
                .hasMessageContaining("${env:APP_TOKEN}")
                .hasMessageContaining("targets.yaml")
                .hasMessageContaining("shop/production");
    }

    private String resolved(String written) {
        var environment = Map.of("APP_TOKEN", "token-of-the-application", "STORE_KEY", "the-key-of-the-worker");
        var variables = new GuardedVariables(
                new Secrets(environment),
                new DeploySettings(folder, "APP_"),
                (target, secret) -> !unlisted.contains(secret));
        return variables.of(SHOP, Map.of("NAME", new Setting(written))).getOrDefault("NAME", "");
    }

    @Test
    void plain_text_stays_and_the_targets_own_secrets_are_filled_in() {
        assertThat(resolved("plain")).isEqualTo("plain");
        assertThat(resolved("Bearer ${env:APP_TOKEN}")).isEqualTo("Bearer token-of-the-application");
        assertThat(resolved("${file:" + folder + "/shop/production/key}")).contains("second-line-of-key");
    }

    @Test
    void each_line_of_a_secret_is_kept_out_of_logs() {
        resolved("${file:" + folder + "/shop/production/key}");

        assertThat(Redaction.of("it said second-line-of-key")).doesNotContain("second-line-of-key");
    }

    @Test
    void nothing_of_the_worker_or_of_another_target_can_be_read() throws Exception {
        Files.createSymbolicLink(folder.resolve("shop/production/link"), folder.resolve("shop/staging/key"));

        for (var written : new String[] {
            "${env:STORE_KEY}",
            "${file:/etc/passwd}",
            "${file:" + folder + "/shop/staging/key}",
            "${file:" + folder + "/shop/production/../staging/key}",
            "${file:" + folder + "/shop/production/link}"
        }) {
            assertThatThrownBy(() -> resolved(written))
                    .isInstanceOf(GiveUp.class)
                    .hasMessageContaining(written)
                    .hasMessageContaining("shop/production");
        }
    }
}
