package dev.slipway.release.bundle;

import static org.apache.commons.compress.archivers.tar.TarConstants.LF_BLK;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_CHR;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_DIR;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_FIFO;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_GNUTYPE_SPARSE;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_LINK;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_NORMAL;
import static org.apache.commons.compress.archivers.tar.TarConstants.LF_SYMLINK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleReaderIT {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private Path archive;
    private Path releases;
    private boolean refusalExpected = true;

    @BeforeEach
    void nameFolders() {
        archive = folder.resolve("bundle");
        releases = folder.resolve("releases");
    }

    @AfterEach
    void nothing_is_left_of_a_refused_bundle() throws IOException {
        if (refusalExpected) {
            assertThat(folder.resolve("escaped")).doesNotExist();
            if (Files.exists(releases)) {
                try (var left = Files.list(releases)) {
                    assertThat(left).isEmpty();
                }
            }
        }
    }

    @Test
    void finds_only_a_folder_that_holds_the_whole_bundle() throws IOException {
        refusalExpected = false;
        var app = Files.createDirectories(folder.resolve("app"));
        Files.writeString(app.resolve("slipway.yaml"), "application: shop\n");
        var bundle = new BundleWriter().write(app, archive);
        var half = Files.createDirectories(releases.resolve(bundle.digest().hex()));
        Files.writeString(half.resolve("slipway.yaml"), "application: shop\n");

        assertThat(BundleReader.find(bundle.digest(), releases)).isEmpty();
        Files.move(half, folder.resolve("away"));
        var unpacked = reader().unpack(bundle.file(), bundle.digest(), releases);
        assertThat(BundleReader.find(bundle.digest(), releases)).contains(unpacked);
    }

    @Test
    void gives_back_what_was_packed() throws IOException {
        refusalExpected = false;
        var app = folder.resolve("app");
        Files.createDirectories(app.resolve("deep/größe"));
        Files.writeString(app.resolve("slipway.yaml"), "application: shop\n");
        Files.writeString(app.resolve("deep/größe/" + "n".repeat(150)), "long");
        var run = Files.writeString(app.resolve("run.sh"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
        var bundle = new BundleWriter().write(app, archive);

        var unpacked = reader().unpack(bundle.file(), bundle.digest(), releases);

        assertThat(unpacked).isEqualTo(releases.resolve(bundle.digest().hex()));
        assertThat(unpacked.resolve("slipway.yaml")).hasContent("application: shop");
        assertThat(unpacked.resolve("deep/größe/" + "n".repeat(150))).hasContent("long");
        assertThat(mode(unpacked.resolve("run.sh"))).isEqualTo("rwxr-xr-x");
        assertThat(mode(unpacked.resolve("slipway.yaml"))).isEqualTo("rw-r--r--");
        assertThat(mode(unpacked)).isEqualTo("rwxr-xr-x");
    }

    @Test
    void opens_what_a_plain_tar_czf_makes() throws IOException {
        refusalExpected = false;
        new HostileArchive()
                .entry("./", LF_DIR, "")
                .entry("./conf/", LF_DIR, "")
                .file("./conf/a", "1")
                .gzip(archive);

        assertThat(unpack().resolve("conf/a")).hasContent("1");
    }

    @Test
    void does_nothing_when_the_bundle_is_there_already() throws IOException {
        refusalExpected = false;
        new HostileArchive().file("a", "1").zstd(archive);
        var unpacked = unpack();
        Files.writeString(unpacked.resolve("a"), "kept, so it was not unpacked again");
        var digest = BundleDigest.of(archive);
        Files.delete(archive);

        assertThat(reader().unpack(archive, digest, releases)).isEqualTo(unpacked);
        assertThat(unpacked.resolve("a")).hasContent("kept, so it was not unpacked again");
    }

    @Test
    void does_not_touch_a_folder_that_is_not_this_bundle() throws IOException {
        refusalExpected = false;
        new HostileArchive().file("a", "1").zstd(archive);
        var digest = BundleDigest.of(archive);
        var precious = Files.writeString(
                Files.createDirectories(releases.resolve(digest.hex())).resolve("b"), "precious");

        assertThatThrownBy(this::unpack).hasStackTraceContaining("is there but is not this bundle; move it away");
        assertThat(precious).hasContent("precious");
    }

    @Test
    void removes_what_a_killed_process_left_behind_but_not_what_another_is_doing() throws IOException {
        refusalExpected = false;
        new HostileArchive().file("a", "1").zstd(archive);
        var abandoned =
                Files.createDirectories(releases.resolve(".unpacking-1/deep")).getParent();
        var busy = Files.createDirectories(releases.resolve(".unpacking-2"));
        Files.setLastModifiedTime(abandoned, FileTime.from(NOW.minus(Duration.ofHours(2))));
        Files.setLastModifiedTime(busy, FileTime.from(NOW.minus(Duration.ofMinutes(2))));

        unpack();

        assertThat(abandoned).doesNotExist();
        assertThat(busy).exists();
    }

    @Test
    void reads_one_file_without_unpacking() throws IOException {
        new HostileArchive()
                .file("a", "x".repeat(200_000))
                .file("slipway.yaml", "application: shop")
                .file("z", "x".repeat(200_000))
                .zstd(archive);

        assertThat(reader().read(archive, BundleDigest.of(archive), "slipway.yaml"))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("application: shop"));
        assertThat(reader().read(archive, BundleDigest.of(archive), "nothing")).isEmpty();
    }

    @Test
    void refuses_other_bytes_than_the_digest_names() {
        new HostileArchive().file("a", "1").zstd(archive);
        var other = new BundleDigest("0".repeat(64));

        assertThatThrownBy(() -> reader().unpack(archive, other, releases))
                .isInstanceOf(RefusedBundleException.class)
                .hasMessageContaining("damaged or exchanged on the way");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../escaped",
                "a/../../escaped",
                "..",
                "/etc/escaped",
                "..\\escaped",
                "a\\b",
                "C:/escaped",
                "c:escaped",
                "a//b",
                "a/./b",
                "././a",
                "a\nb",
                ".slipway-bundle",
                "deep/.slipway-bundle"
            })
    void refuses_paths_that_could_leave_the_folder(String path) {
        new HostileArchive().file(path, "x").zstd(archive);

        assertRefused("the bundle's entry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../escaped", "a/../../escaped", "a\\b", "C:/escaped"})
    void refuses_such_paths_in_extended_headers_too(String path) {
        new HostileArchive().paxName(path).file("harmless", "x").zstd(archive);

        assertRefused("the bundle's entry");
    }

    @Test
    void refuses_a_folder_that_leads_outside() {
        new HostileArchive().entry("../escaped/", LF_DIR, "").zstd(archive);

        assertRefused("does not lead straight down");
    }

    @Test
    void refuses_a_nul_in_a_path() {
        new HostileArchive().paxName("a\0b").file("harmless", "x").zstd(archive);

        assertRefused("the bundle");
    }

    @ParameterizedTest
    @ValueSource(bytes = {LF_SYMLINK, LF_LINK, LF_CHR, LF_BLK, LF_FIFO, LF_GNUTYPE_SPARSE})
    void refuses_all_that_is_neither_file_nor_folder(byte type) {
        new HostileArchive().file("a", "x").entry("b", type, "a").zstd(archive);

        assertRefused("the bundle");
    }

    @Test
    void refuses_a_sparse_file_that_is_announced_in_extended_headers() {
        new HostileArchive().pax("GNU.sparse.size=1099511627776").file("a", "x").zstd(archive);

        assertRefused("the bundle");
    }

    @Test
    void refuses_two_entries_for_one_place() {
        new HostileArchive().file("a", "1").file("a", "2").zstd(archive);
        assertRefused("two entries of the bundle claim `a`");

        new HostileArchive().file("a", "1").file("a/b", "2").zstd(archive);
        assertRefused("two entries of the bundle claim `a`");

        new HostileArchive().file("a/b", "1").file("a", "2").zstd(archive);
        assertRefused("two entries of the bundle claim `a`");
    }

    @Test
    void refuses_too_many_entries() {
        var many = new HostileArchive();
        for (var i = 0; i < 11; i++) {
            many.entry("folder" + i + "/", LF_DIR, "");
        }
        many.zstd(archive);

        assertThatThrownBy(() -> unpackWithin(new BundleLimits(10, 1000, 1000)))
                .hasMessageContaining("more than the 10 entries allowed");
    }

    @Test
    void refuses_files_that_are_too_large_one_by_one_or_together() {
        new HostileArchive().file("a", "x".repeat(101)).zstd(archive);
        assertThatThrownBy(() -> unpackWithin(new BundleLimits(10, 100, 1000)))
                .hasMessageContaining("`a` has 101 bytes; a file may have 100");

        new HostileArchive().file("a", "x".repeat(60)).file("b", "x".repeat(60)).zstd(archive);
        assertThatThrownBy(() -> unpackWithin(new BundleLimits(10, 100, 100)))
                .hasMessageContaining("more than the 100 bytes allowed");
    }

    @Test
    void refuses_a_bomb_before_it_goes_off() {
        HostileArchive.bomb(archive, 1L << 30);
        assertThat(archive).satisfies(file -> assertThat(Files.size(file)).isLessThan(1 << 20));

        assertRefused("has 1073741824 bytes; a file may have 67108864");
    }

    @Test
    void refuses_a_bomb_that_hides_in_a_header() {
        var name = "x".repeat(10 << 20);
        new HostileArchive().paxName(name).file("harmless", "x").zstd(archive);

        assertRefused("unpacks to more than it says");
    }

    @Test
    void refuses_content_that_ends_too_early() {
        new HostileArchive().entry("a", LF_NORMAL, "", 10_000, new byte[512]).zstd(archive);

        assertRefused("the bundle is damaged");
    }

    @Test
    void refuses_what_is_cut_off_or_scrambled() throws IOException {
        new HostileArchive()
                .file("a", "some text that is long enough to be cut")
                .zstd(archive);
        var whole = Files.readAllBytes(archive);
        for (var length = 4; length < whole.length - 4; length += 3) {
            Files.write(archive, Arrays.copyOf(whole, length));
            assertRefused("the bundle");
        }
    }

    @Test
    void refuses_what_is_no_archive_at_all() throws IOException {
        Files.writeString(archive, "PK\u0003\u0004 not a tar");
        assertRefused("neither tar.zst nor tar.gz");

        Files.write(archive, new byte[0]);
        assertRefused("neither tar.zst nor tar.gz");

        Files.write(archive, new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 1, 2, 3});
        assertRefused("the bundle is damaged");

        Files.write(archive, new byte[] {0x1f, (byte) 0x8b, 7, 7});
        assertRefused("the bundle is damaged");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(this::unpack)
                .isInstanceOf(RefusedBundleException.class)
                .hasMessageContaining(message);
    }

    private Path unpack() throws IOException {
        return unpackWithin(BundleLimits.DEFAULT);
    }

    private Path unpackWithin(BundleLimits limits) throws IOException {
        return new BundleReader(limits, InstantSource.fixed(NOW)).unpack(archive, BundleDigest.of(archive), releases);
    }

    private static BundleReader reader() {
        return new BundleReader(BundleLimits.DEFAULT, InstantSource.fixed(NOW));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
