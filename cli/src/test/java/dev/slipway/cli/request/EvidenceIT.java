package dev.slipway.cli.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.release.Application;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.Slug;
import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.BundleStore;
import dev.slipway.release.evidence.Reports;
import dev.slipway.release.evidence.report.ReportLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceIT {

    @TempDir
    Path folder;

    private final Shelf shelf = new Shelf();
    private final EvidenceUpload upload = new EvidenceUpload(shelf);

    private Path file(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private Path program(String name, String script) throws IOException {
        var program = file("bin/" + name, "#!/bin/sh\n" + script);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private Map<String, String> path() {
        return Map.of("PATH", folder.resolve("bin").toString());
    }

    private Application application(String compose) throws IOException {
        file("app/slipway.yaml", """
                application: shop
                services: {web: {command: [serve], health: /health}}
                """);
        if (!compose.isEmpty()) {
            file("app/compose.yaml", compose);
        }
        return ApplicationFile.read(folder.resolve("app"));
    }

    private Map<String, Path> scanned(Scans scans, String compose) throws IOException {
        return scans.of(folder.resolve("app"), application(compose), new Slug("production"), Scanner.on(path()));
    }

    @Test
    void stores_a_report_under_its_digest() throws IOException {
        var claims = upload.of(Map.of("lint", file("lint.sarif", "{}")));
        var claim = Objects.requireNonNull(claims.get("lint"));
        assertThat(claim.getBytes()).isEqualTo(2);
        assertThat(shelf.content(claim.getSha256())).asString().isEqualTo("{}");
    }

    @Test
    void makes_one_report_of_a_folder_of_junit_files() throws IOException {
        file("reports/TEST-a.xml", "<?xml version='1.0'?><testsuite tests='1'><testcase name='a'/></testsuite>");
        file(
                "reports/TEST-b.xml",
                "<testsuites><testsuite tests='2'><testcase name='b'/><testcase name='c'/>"
                        + "</testsuite></testsuites>");
        file("reports/notes.txt", "no report");
        var claim = Objects.requireNonNull(
                upload.of(Map.of("tests", folder.resolve("reports"))).get("tests"));
        assertThat(Reports.tests(shelf.content(claim.getSha256())).total()).isEqualTo(3);
    }

    @Test
    void names_the_file_of_a_folder_that_is_no_junit_file() throws IOException {
        var broken = file("reports/TEST-a.xml", "<testsuite>");
        assertThatThrownBy(() -> upload.of(Map.of("tests", folder.resolve("reports"))))
                .isInstanceOf(CannotGoOn.class)
                .hasMessageContaining(broken.toString());
        assertThatThrownBy(() -> upload.of(Map.of("tests", Files.createDirectory(folder.resolve("none")))))
                .hasMessageContaining("run the tests first");
    }

    @Test
    void refuses_a_report_that_the_gate_would_not_read() throws IOException {
        var large = folder.resolve("large.json");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(ReportLimits.BYTES + 1L);
        }
        assertThatThrownBy(() -> upload.of(Map.of("lint", large))).hasMessageContaining("split it up");
    }

    @Test
    void has_a_scanner_look_at_every_image() throws IOException {
        program("trivy", "echo \"$@\"");
        try (var scans = Scans.begun()) {
            var reports = scanned(scans, "services: {web: {image: shop/web}, db: {image: postgres}}");
            assertThat(reports).containsOnlyKeys("vulnerabilities/web", "vulnerabilities/db");
            assertThat(Objects.requireNonNull(reports.get("vulnerabilities/web")))
                    .hasContent("image --quiet --format json --list-all-pkgs shop/web");
        }
    }

    @Test
    void has_a_scanner_look_at_the_files_where_there_are_no_images() throws IOException {
        program("grype", "echo \"$@\"");
        try (var scans = Scans.begun()) {
            var reports = scanned(scans, "");
            assertThat(Objects.requireNonNull(reports.get("vulnerabilities")))
                    .hasContent("dir:" + folder.resolve("app") + " -q -o json");
        }
    }

    @Test
    void says_when_a_scanner_fails_or_there_is_none() throws IOException {
        assertThatThrownBy(() -> Scanner.on(path())).hasMessageContaining("neither trivy nor grype");
        program("trivy", "exit 3");
        try (var scans = Scans.begun()) {
            assertThatThrownBy(() -> scanned(scans, "")).hasMessageContaining("ended with status 3");
        }
    }

    /** Keeps reports in memory. */
    private static final class Shelf implements BundleStore {

        private final Map<String, byte[]> reports = new HashMap<>();

        byte[] content(String digest) {
            return Objects.requireNonNull(reports.get(digest));
        }

        @Override
        public void put(BundleDigest digest, Path file) {
            try {
                reports.put(digest.hex(), Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public InputStream open(BundleDigest digest) {
            return new ByteArrayInputStream(content(digest.hex()));
        }
    }
}
