package dev.slipway.release.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledApplicationsIT {

    private static final String SHOP = """
            application: shop
            services: {backend: {command: [run], health: /health}}
            """;

    private final ShelfStore store = new ShelfStore();

    @TempDir
    Path folder;

    @AfterEach
    void leaves_nothing_behind() throws IOException {
        if (Files.exists(work())) {
            try (var files = Files.list(work())) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    void reads_what_the_makers_wrote_and_asks_the_store_once() throws IOException {
        var digest = bundle("slipway.yaml", SHOP).digest();
        var applications = applications();

        assertThat(applications.of(digest).name()).hasToString("shop");
        assertThat(applications.of(digest).name()).hasToString("shop");
        assertThat(store.asked()).isEqualTo(1);
    }

    @Test
    void may_work_later_when_the_store_is_out_of_order() throws IOException {
        var digest = bundle("slipway.yaml", SHOP).digest();
        var applications = applications();
        store.outOfOrder(true);

        assertThatThrownBy(() -> applications.of(digest)).isInstanceOf(BundleStoreException.Unreachable.class);

        store.outOfOrder(false);
        assertThat(applications.of(digest).name()).hasToString("shop");
    }

    @Test
    void refuses_a_bundle_that_is_not_there() {
        refuses(new BundleDigest("a".repeat(64)), "there is no bundle");
    }

    @Test
    void refuses_a_bundle_that_was_exchanged() throws IOException {
        var digest = bundle("slipway.yaml", SHOP).digest();
        store.exchange(digest, "something else".getBytes(StandardCharsets.UTF_8));

        refuses(digest, "damaged or exchanged");
    }

    @Test
    void refuses_a_bundle_without_slipway_yaml() throws IOException {
        refuses(bundle("README.md", "hello").digest(), "it has no slipway.yaml");
    }

    @Test
    void refuses_a_broken_slipway_yaml() throws IOException {
        refuses(bundle("slipway.yaml", "aplication: shop").digest(), "slipway.yaml");
    }

    private void refuses(BundleDigest digest, String why) {
        assertThatThrownBy(() -> applications().of(digest))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessageContaining(why);
    }

    private BundledApplications applications() {
        return new BundledApplications(store, work());
    }

    private Path work() {
        return folder.resolve("work");
    }

    private Bundle bundle(String name, String content) throws IOException {
        var application = Files.createDirectory(folder.resolve("application"));
        Files.writeString(application.resolve(name), content);
        var bundle = new BundleWriter().write(application, folder.resolve("bundle"));
        store.put(bundle.digest(), bundle.file());
        return bundle;
    }
}
