package dev.slipway.release.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleWriterIT {

    @TempDir
    Path folder;

    private Path app;
    private Path file;

    @BeforeEach
    void makeApplication() throws IOException {
        app = Files.createDirectory(folder.resolve("app"));
        file = folder.resolve("bundle.tar.zst");
        write("slipway.yaml", "application: shop\n");
    }

    @Test
    void gives_the_same_bytes_for_the_same_files() throws IOException {
        write("b/deep/file.txt", "b");
        write("a.txt", "a");
        write("größe-" + "x".repeat(200) + ".txt", "long and not ASCII");
        var other = Files.createDirectory(folder.resolve("copy"));
        for (var name : List.of("größe-" + "x".repeat(200) + ".txt", "a.txt", "b/deep/file.txt", "slipway.yaml")) {
            Files.createDirectories(other.resolve(name).getParent());
            Files.copy(app.resolve(name), other.resolve(name));
            Files.setLastModifiedTime(other.resolve(name), FileTime.from(Instant.EPOCH.plusSeconds(12345)));
            Files.setPosixFilePermissions(other.resolve(name), PosixFilePermissions.fromString("rw-rw----"));
        }

        var first = new BundleWriter().write(app, file);
        var second = new BundleWriter().write(other, folder.resolve("copy.tar.zst"));

        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(Files.mismatch(first.file(), second.file())).isEqualTo(-1);
        assertThat(first.digest()).isEqualTo(BundleDigest.of(file));
        assertThat(first.bytes()).isEqualTo(Files.size(file));
    }

    @Test
    void gives_other_bytes_when_a_file_becomes_executable() throws IOException {
        var run = write("run.sh", "#!/bin/sh\n");
        var before = new BundleWriter().write(app, file).digest();

        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(new BundleWriter().write(app, file).digest()).isNotEqualTo(before);
    }

    @Test
    void leaves_out_what_must_not_travel_and_says_so() throws IOException {
        for (var secret : List.of(
                ".env",
                ".env.production",
                "conf/.ENV.local",
                "tls/server.pem",
                "server.key",
                "id_rsa",
                "id_ed25519.pub",
                "store.p12",
                "store.JKS",
                ".ssh/config",
                ".git/HEAD",
                "node_modules/x/index.js",
                "target/app.jar")) {
            write(secret, "anything");
        }
        write(".env.example", "NAME=value");
        write("keys.txt", "a keyboard");

        var bundle = new BundleWriter().write(app, file);

        assertThat(bundle.packed()).containsExactly(".env.example", "keys.txt", "slipway.yaml");
        assertThat(bundle.leftOut())
                .extracting(LeftOut::toString)
                .containsExactly(
                        ".env (environment files hold secrets)",
                        ".env.production (environment files hold secrets)",
                        ".git (private to this machine)",
                        ".ssh (private to this machine)",
                        "conf/.ENV.local (environment files hold secrets)",
                        "id_ed25519.pub (looks like a key)",
                        "id_rsa (looks like a key)",
                        "node_modules (made by a build)",
                        "server.key (looks like a key)",
                        "store.JKS (looks like a key)",
                        "store.p12 (looks like a key)",
                        "target (made by a build)",
                        "tls/server.pem (looks like a key)");
    }

    @Test
    void leaves_out_what_slipwayignore_lists() throws IOException {
        write(".slipwayignore", """
                # notes and logs
                *.log
                !keep.log
                /docs/
                build/**/cache
                !target/
                !.env
                """);
        for (var name : List.of(
                "a.log", "x/b.log", "keep.log", "docs/a.md", "x/docs/a.md", "build/a/b/cache/c", "build/cache/c")) {
            write(name, "text");
        }
        write("target/app.jar", "wanted after all");
        write(".env", "never, whatever the file says");

        assertThat(new BundleWriter().write(app, file).packed())
                .containsExactly(".slipwayignore", "keep.log", "slipway.yaml", "target/app.jar", "x/docs/a.md");
    }

    @Test
    void refuses_links_of_every_kind_and_pipes() throws Exception {
        Files.createSymbolicLink(app.resolve("outside"), Files.writeString(folder.resolve("elsewhere"), "x"));
        Files.createSymbolicLink(app.resolve("inside"), Path.of("slipway.yaml"));
        Files.createSymbolicLink(app.resolve("folder"), folder);
        Files.createLink(app.resolve("second-name"), write("first-name", "x"));
        assertThat(new ProcessBuilder("mkfifo", app.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(refusal())
                .containsExactlyInAnyOrder(
                        "outside is a link, which could lead anywhere; put a copy there or leave it out",
                        "inside is a link, which could lead anywhere; put a copy there or leave it out",
                        "folder is a link, which could lead anywhere; put a copy there or leave it out",
                        "first-name is one file under several names (a hard link); put a copy there or leave it out",
                        "second-name is one file under several names (a hard link); put a copy there or leave it out",
                        "pipe is a device, pipe or socket; leave it out");
        assertThat(file).doesNotExist();
    }

    @Test
    void refuses_names_that_could_not_be_unpacked_everywhere() throws IOException {
        write("back\\slash", "x");
        write(".slipway-bundle", "x");

        assertThat(refusal())
                .containsExactlyInAnyOrder(
                        "`back\\slash` has a backslash or control character in it; rename it",
                        "`.slipway-bundle` has a name that Slipway keeps for itself; rename it");
    }

    @Test
    void refuses_more_than_the_limits() throws IOException {
        write("large", "x".repeat(101));
        write("other", "x".repeat(100));

        assertThat(refusal(new BundleLimits(10, 100, 150)))
                .containsExactly(
                        "large has 101 bytes; a file may have 100",
                        "the files have 219 bytes together; a bundle may have 150; list what is not needed in"
                                + " .slipwayignore");
        assertThat(refusal(new BundleLimits(2, 1000, 1000)))
                .containsExactly("there are more than 2 files; list what is not needed in .slipwayignore");
    }

    @Test
    void refuses_a_directory_that_is_not_there_or_empty() throws IOException {
        var empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(catchThrowableOfType(
                                RefusedBundleException.class,
                                () -> new BundleWriter().write(folder.resolve("nowhere"), file))
                        .reasons())
                .singleElement()
                .asString()
                .startsWith("there is no directory");
        assertThat(catchThrowableOfType(RefusedBundleException.class, () -> new BundleWriter().write(empty, file))
                        .reasons())
                .singleElement()
                .asString()
                .startsWith("there is nothing to pack");
    }

    @Test
    void refuses_secrets_with_file_and_line_but_without_the_value() throws IOException {
        write("conf/app.properties", "name=shop\npassword=x9$kQ2vLmZ!7\n");
        write("deploy.sh", "#!/bin/sh\n\nexport AWS_ID=" + "AKIA" + "J3NV7QWERTYUIOP2" + "\n");

        var reasons = refusal();

        assertThat(reasons)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith(
                                        "conf/app.properties:2: looks like a secret (password or token, not shown)"),
                        second -> assertThat(second)
                                .startsWith("deploy.sh:3: looks like a secret (AWS access key, not shown)"));
        assertThat(String.join("", reasons)).doesNotContain("kQ2vLmZ", "J3NV7");
        assertThat(file).doesNotExist();
    }

    @Test
    void lets_a_marked_line_pass() throws IOException {
        write("app.properties", "password=x9kQ2vLmZ7qq # slipway:allow-secret\n");

        assertThat(new BundleWriter().write(app, file).packed()).contains("app.properties");
    }

    private List<String> refusal() {
        return refusal(BundleLimits.DEFAULT);
    }

    private List<String> refusal(BundleLimits limits) {
        return catchThrowableOfType(RefusedBundleException.class, () -> new BundleWriter(limits).write(app, file))
                .reasons();
    }

    private Path write(String name, String content) throws IOException {
        var path = app.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, content);
    }
}
