package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Reason;
import dev.slipway.events.Rejected;
import dev.slipway.events.Release;
import dev.slipway.events.wire.Sha256;
import dev.slipway.release.bundle.Bundle;
import dev.slipway.release.bundle.BundleWriter;
import dev.slipway.validate.check.BundleCheck;
import dev.slipway.validate.check.Scratch;
import dev.slipway.validate.check.StoredBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleCheckIT {

    private static final String SHOP = """
            application: shop
            services:
              web: {command: [serve], health: /health}
            """;

    @TempDir
    Path folder;

    private FolderStore store;
    private GateBench gate;

    @BeforeEach
    void set_up() throws IOException {
        store = new FolderStore(Files.createDirectory(folder.resolve("store")));
        var bundles = new StoredBundles(store, new Scratch(scratch(), InstantSource.system()));
        gate = new GateBench(Rules.TARGET, bundles, Runnable::run, List.of(), new BundleCheck());
    }

    private Path scratch() {
        return folder.resolve("scratch");
    }

    private Bundle bundled(String file, String content) throws IOException {
        var directory = Files.createDirectory(folder.resolve("app"));
        Files.writeString(directory.resolve(file), content);
        return new BundleWriter().write(directory, folder.resolve("app.bundle"));
    }

    private Bundle stored(String file, String content) throws IOException {
        var bundle = bundled(file, content);
        store.put(bundle.digest(), bundle.file());
        return bundle;
    }

    private static Release release(String sha256, long bytes) {
        return Release.newBuilder()
                .setVersion("1.0")
                .setBundle(new ClaimCheck(sha256, bytes))
                .build();
    }

    private String ask(Bundle bundle) {
        return ask(release(bundle.digest().hex(), bundle.bytes()));
    }

    private String ask(Release release) {
        var id = gate.ada.newId();
        gate.ask(gate.ada.deploy(id, release));
        return id;
    }

    private List<Reason> refusal(String id) {
        return gate.outcome(id, Rejected.class).getReasons();
    }

    @Test
    void lets_a_release_go_on_whose_bundle_is_as_announced_and_leaves_nothing_behind() throws IOException {
        var id = ask(stored("slipway.yaml", SHOP));

        assertThat(gate.story(id)).endsWith("PlanRequested");
        assertThat(scratch()).isEmptyDirectory();
    }

    @Test
    void rejects_a_release_whose_bundle_is_not_in_the_store() {
        assertThat(codes(refusal(ask(release(Sha256.hex("nothing"), 7))))).containsExactly("bundle-missing");
        assertThat(scratch()).isEmptyDirectory();
    }

    @Test
    void rejects_a_digest_that_is_none() {
        assertThat(codes(refusal(ask(release("../../etc/passwd", 7))))).containsExactly("bundle-digest-malformed");
    }

    @Test
    void rejects_a_bundle_whose_size_is_not_as_announced() throws IOException {
        var bundle = stored("slipway.yaml", SHOP);

        assertThat(codes(refusal(ask(release(bundle.digest().hex(), bundle.bytes() + 1)))))
                .containsExactly("bundle-size-differs");
    }

    @Test
    void rejects_a_bundle_that_was_exchanged_in_the_store() throws IOException {
        var bundle = stored("slipway.yaml", SHOP);
        Files.writeString(folder.resolve("store").resolve(bundle.digest().hex()), "something else");

        assertThat(codes(refusal(ask(bundle)))).containsExactly("bundle-damaged");
    }

    @Test
    void rejects_bytes_that_are_no_bundle() throws IOException {
        var digest = Sha256.hex("no bundle");
        Files.writeString(folder.resolve("store").resolve(digest), "no bundle");

        assertThat(codes(refusal(ask(release(digest, 9))))).containsExactly("bundle-unsafe");
    }

    @Test
    void rejects_a_bundle_without_slipway_yaml() throws IOException {
        assertThat(codes(refusal(ask(stored("readme.txt", "hello"))))).containsExactly("slipway-yaml-missing");
    }

    @Test
    void says_everything_that_is_wrong_in_slipway_yaml_at_once() throws IOException {
        var reasons = refusal(ask(stored("slipway.yaml", """
                application: Shop!
                services:
                  web: {comand: [serve], health: /health}
                """)));

        assertThat(codes(reasons)).hasSizeGreaterThan(1).containsOnly("slipway-yaml-invalid");
        assertThat(reasons).extracting(Reason::getMessage).anyMatch(message -> message.contains("slipway.yaml:3"));
    }

    @Test
    void rejects_an_application_that_belongs_elsewhere_or_wants_foreign_secrets() throws IOException {
        var reasons = refusal(ask(stored("slipway.yaml", """
                application: bank
                services:
                  web:
                    command: [serve]
                    health: /health
                    environment: {TOKEN: "${file:/etc/shadow}"}
                """)));

        assertThat(codes(reasons)).containsExactly("application-unfit", "application-unfit");
        assertThat(reasons).extracting(Reason::getMessage).anyMatch(message -> message.contains("/etc/shadow"));
    }

    @Test
    void waits_for_a_store_that_is_out_of_order() throws IOException {
        var bundle = stored("slipway.yaml", SHOP);
        store.outOfOrder = true;
        var id = ask(bundle);
        assertThat(gate.story(id)).doesNotContain("ValidationPassed", "Rejected");

        store.outOfOrder = false;
        gate.bench.advance(Duration.ofMinutes(1));
        assertThat(gate.story(id)).endsWith("PlanRequested");
    }

    @Test
    void rejects_a_release_when_the_store_stays_out_of_order() throws IOException {
        var bundle = stored("slipway.yaml", SHOP);
        store.outOfOrder = true;
        var id = ask(bundle);
        gate.bench.advance(Duration.ofMinutes(5));

        assertThat(codes(refusal(id))).containsExactly("check-impossible");
        assertThat(gate.story(id)).startsWith("ValidationStarted").endsWith("ValidationFailed", "Rejected");
    }

    @Test
    void does_not_fetch_anything_for_a_stranger() throws IOException {
        var bundle = stored("slipway.yaml", SHOP);
        store.outOfOrder = true;
        var id = gate.ada.newId();
        gate.bench.deliver(gate.ada.deploy(id, release(bundle.digest().hex(), bundle.bytes())));

        assertThat(codes(refusal(id))).containsExactly("signature-missing");
    }

    @Test
    void removes_what_a_killed_process_left_behind() throws IOException {
        var left = Files.createDirectories(scratch().resolve("bundle-left"));
        Files.writeString(left.resolve("bundle"), "half");
        Files.setLastModifiedTime(
                left, FileTime.from(InstantSource.system().instant().minus(Duration.ofHours(2))));
        ask(stored("slipway.yaml", SHOP));

        assertThat(left).doesNotExist();
    }
}
