package dev.slipway.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.TestShell;
import dev.slipway.release.Target;
import dev.slipway.release.keys.KeyFile;
import dev.slipway.release.keys.SigningKey;
import dev.slipway.release.operations.Verb;
import dev.slipway.release.schema.PublishedSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsCommandIT {

    @TempDir
    Path folder;

    private Path targets;
    private SigningKey key;
    private TestShell shell;

    @BeforeEach
    void make_a_local_key() {
        key = SigningKey.generate();
        KeyFile.write(key, folder.resolve(".slipway/keys/local.pem"));
        targets = folder.resolve(".slipway/targets.yaml");
        new TargetsFile(targets).trust("local", key.verifyingKey());
        shell = new TestShell(folder);
    }

    @Test
    void adds_a_target_that_the_local_key_may_ask_for() {
        var said = shell.run("targets", "add", "shop/production", "--port", "8123");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).contains("http://127.0.0.1:8123");
        var rules = new TargetsFile(targets)
                .read()
                .rules(Target.parse("shop/production"))
                .orElseThrow();
        var local = new TargetsFile(targets).read().key(key.id()).orElseThrow();
        assertThat(rules.access().allows(local, Verb.DEPLOY)).isTrue();
        assertThat(rules.access().allows(local, Verb.RESTORE)).isTrue();
        assertThat(rules.access().allows(local, Verb.OVERRIDE_FREEZE)).isFalse();
        assertThat(shell.run("targets", "list").out())
                .contains("shop/production")
                .contains("8123");
    }

    @Test
    void leaves_the_schema_that_the_first_line_leads_editors_to() throws IOException {
        shell.run("targets", "add", "shop/production");

        assertThat(Files.readAllLines(targets).getFirst())
                .isEqualTo("# yaml-language-server: $schema=targets.schema.json");
        assertThat(targets.resolveSibling("targets.schema.json"))
                .hasBinaryContent(PublishedSchema.OPERATIONS.content());
    }

    @Test
    void gives_each_target_a_port_of_its_own() {
        shell.run("targets", "add", "shop/production");
        shell.run("targets", "add", "shop/staging");

        var file = new TargetsFile(targets);
        assertThat(file.router(Target.parse("shop/production")).port())
                .isNotEqualTo(file.router(Target.parse("shop/staging")).port());
    }

    @Test
    void refuses_a_target_that_is_there_already() throws IOException {
        shell.run("targets", "add", "shop/production");
        var before = Files.readString(targets);

        var said = shell.run("targets", "add", "shop/production");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("already");
        assertThat(Files.readString(targets)).isEqualTo(before);
    }

    @Test
    void leaves_a_file_that_it_cannot_read_as_it_is_and_says_what_to_mend() throws IOException {
        var broken = Files.readString(targets) + "tragets: {}\n";
        Files.writeString(targets, broken);

        var said = shell.run("targets", "add", "shop/production");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("tragets").contains("targets");
        assertThat(Files.readString(targets)).isEqualTo(broken);
    }

    @Test
    void trusts_a_key_once_under_the_name_of_its_file() {
        shell.run("keys", "create", "ci.pem");

        assertThat(shell.run("keys", "trust", "ci.pem").exitCode()).isZero();
        assertThat(shell.run("keys", "trust", "ci.pem").exitCode()).isZero();

        var known = KeyFile.read(folder.resolve("ci.pem")).id();
        assertThat(new TargetsFile(targets).read().key(known).orElseThrow().name())
                .isEqualTo("ci");
    }

    @Test
    void never_writes_over_a_key() {
        shell.run("keys", "create", "ci.pem");

        var said = shell.run("keys", "create", "ci.pem");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("move it away first");
    }

    @Test
    void says_what_a_key_may_look_like() {
        var said = shell.run("keys", "trust", "no-such-file.pem");

        assertThat(said.exitCode()).isEqualTo(2);
        assertThat(said.err()).contains("neither a public key").contains("nor a file");
    }
}
