package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Release;
import dev.slipway.release.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredBundlesIT {

    private static final Target SHOP = Target.parse(DeployBench.TARGET);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private SampleBundles store = new SampleBundles(Path.of("unset"));
    private StoredBundles bundles = new StoredBundles(store, Path.of("unset"), InstantSource.fixed(NOW));

    @BeforeEach
    void a_store() throws IOException {
        store = new SampleBundles(Files.createDirectories(folder.resolve("store")));
        bundles = new StoredBundles(store, releases(), InstantSource.fixed(NOW));
    }

    private Path releases() {
        return folder.resolve("releases");
    }

    private List<String> onDisk() throws IOException {
        try (var files = Files.list(releases().resolve("shop/production"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String digest(Release release) {
        return release.getBundle().getSha256();
    }

    @Test
    void reading_what_a_release_says_leaves_nothing_behind() throws IOException {
        var release = store.release("1.0", Behaviour.SERVE);

        assertThat(bundles.read(SHOP, release).name().value()).isEqualTo("shop");

        try (var left = Files.list(releases())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void looking_for_migrations_leaves_nothing_behind() throws IOException {
        Files.writeString(
                Files.createDirectories(store.application("1.0").resolve("migrations"))
                        .resolve("0001_init.up.sql"),
                "create table a (id int);");
        var release = store.release("1.0", Behaviour.SERVE);

        var set = bundles.migrations(SHOP, release).orElseThrow();

        assertThat(set.migrations()).singleElement().hasToString("0001_init");
        assertThat(bundles.migrations(SHOP, store.release("1.1", Behaviour.SERVE)))
                .isEmpty();
        try (var left = Files.list(releases())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_folder_that_was_never_finished_is_not_believed() throws IOException {
        var release = store.release("1.0", Behaviour.SERVE);
        var half = Files.createDirectories(releases().resolve("shop/production").resolve(digest(release)));
        Files.writeString(half.resolve("slipway.yaml"), "application: something-else\n");

        var opened = bundles.open(SHOP, release);

        assertThat(opened.application().name().value()).isEqualTo("shop");
        assertThat(opened.folder().resolve("dev/slipway/deploy/SampleService.class"))
                .exists();
        assertThat(onDisk()).containsExactly(digest(release));
    }

    @Test
    void what_nobody_needs_any_more_leaves_the_disk() throws IOException {
        var old = store.release("1.0", Behaviour.SERVE);
        var kept = store.release("1.1", Behaviour.SERVE);
        bundles.open(SHOP, old);
        bundles.open(SHOP, kept);
        var abandoned = Files.writeString(releases().resolve("of-a-killed-worker.bundle"), "half");
        Files.setLastModifiedTime(abandoned, FileTime.from(NOW.minus(Duration.ofHours(2))));
        var underWay = Files.writeString(releases().resolve("of-a-neighbour.bundle"), "half");
        Files.setLastModifiedTime(underWay, FileTime.from(NOW.minus(Duration.ofMinutes(1))));

        bundles.keepOnly(SHOP, List.of(kept));

        assertThat(onDisk()).containsExactly(digest(kept));
        assertThat(abandoned).doesNotExist();
        assertThat(underWay).exists();
    }
}
