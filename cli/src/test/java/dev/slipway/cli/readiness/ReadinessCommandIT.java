package dev.slipway.cli.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.TestShell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ReadinessCommandIT {

    @TempDir
    private Path folder;

    private TestShell.Said run(String... arguments) {
        return new TestShell(folder).run(arguments);
    }

    private void write(String name, String content) throws IOException {
        var path = folder.resolve(name);
        Files.createDirectories(path.resolveSibling("."));
        Files.writeString(path, content);
    }

    @Test
    void tells_what_weighs_most_first_and_how_it_stands_last() throws IOException {
        write("deploy.sh", "docker compose up -d\nsleep 10\n");

        var said = run("readiness");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).startsWith("Critical (").contains("✗ DS-004", "deploy.sh:2", "Before going live");
        assertThat(said.out().strip().lines().toList().getLast()).contains("not fit for production");
    }

    @Test
    void ends_with_3_below_the_minimum() {
        var below = run("readiness", "--minimum", "80");
        assertThat(below.exitCode()).isEqualTo(3);
        assertThat(below.err()).contains("at least 80 is wanted");

        assertThat(run("readiness", "--minimum", "0").exitCode()).isZero();
        assertThat(run("readiness", "--minimum", "101").exitCode()).isEqualTo(2);
    }

    @Test
    void says_what_is_wrong_with_the_command_line() throws IOException {
        assertThat(run("readiness", "nowhere").err()).contains("is no directory");
        assertThat(run("readiness", "--json", "--markdown").exitCode()).isEqualTo(2);
        assertThat(run("readiness", "--environment", "Pro duction").exitCode()).isEqualTo(2);
        write("targets.yaml", "targets: [");
        var broken = run("readiness", "--targets", "targets.yaml");
        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.err()).contains("targets.yaml:1");
    }

    @Test
    void json_has_exactly_what_it_promises() {
        var report = new JsonMapper().readTree(run("readiness", "--json").out());

        assertThat(report.propertyNames()).containsExactly("score", "categories", "checks", "criteria");
        assertThat(report.get("score").isNumber()).isTrue();
        assertThat(report.get("checks")).hasSize(66);
        assertThat(report.get("checks").get(0).propertyNames()).containsExactly("id", "verdict", "evidence", "fix");
        assertThat(report.get("criteria")).hasSize(10);
        assertThat(report.get("categories").get("backup").get("score").isNull()).isTrue();
    }

    @Test
    void foreign_text_stays_text_in_markdown_and_html() throws IOException {
        write("compose.yaml", "services:\n  \"<b>|x\":\n    image: \"a:latest\"\n");

        assertThat(run("readiness", "--markdown").out())
                .contains("| **DS-005**", "&lt;b&gt;\\|x")
                .doesNotContain("<b>");
        assertThat(run("readiness", "--html", "report.html").exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("report.html")))
                .startsWith("<!doctype html>")
                .contains("&lt;b&gt;|x")
                .doesNotContain("<b>|x", "src=", "href=", "<script");
    }

    @Test
    void says_what_it_has_not_looked_at() throws IOException {
        write("migrations/V1__all.sql", "insert into t values (1);\n".repeat(20_000));
        write("deploy.sh", "echo " + "x".repeat(500) + "\ndocker compose up -d\n");

        var said = run("readiness");
        assertThat(said.out())
                .contains("Not looked at", "only the first 256 KiB were read of migrations/V1__all.sql")
                .contains("only the beginning was read: deploy.sh:1");
        assertThat(run("readiness", "--markdown").out()).contains("### Not looked at");
        assertThat(run("readiness", "--html", "report.html").exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("report.html"))).contains("<h2>Not looked at</h2>");

        var report = new JsonMapper().readTree(run("readiness", "--json").out());
        assertThat(report.get("notes")).hasSize(2);
        assertThat(report.get("checks").toString()).as("its beginning counts").contains("migrations/V1__all.sql");
    }

    @Test
    void sees_what_lies_at_the_top_beside_more_files_than_it_opens() throws IOException {
        var data = Files.createDirectories(folder.resolve("assets"));
        for (var i = 0; i < 20_100; i++) {
            Files.createFile(data.resolve(i + ".txt"));
        }
        write("deploy.sh", "docker compose up -d\nsleep 10\n");

        var said = run("readiness");

        assertThat(said.out()).contains("✗ DS-004", "deploy.sh:2", "101 files were not opened");
    }

    @Test
    void never_repeats_a_secret() throws IOException {
        write("backup.sh", "export PGPASSWORD=zq7-not-real-zq7\npg_dump shop\n");
        write(".env.example", "JWT_SECRET=changeme-zq8\n");

        assertThat(run("readiness", "--json").out()).contains("backup.sh:1").doesNotContain("zq7", "zq8");
    }

    @Test
    @Timeout(120)
    void survives_whatever_lies_in_a_directory() throws IOException {
        var random = new Random(7);
        for (var name : new String[] {
            "compose.yaml",
            "slipway.yaml",
            "package.json",
            "Makefile",
            "Dockerfile",
            "deploy.sh",
            "deploy.bat",
            "Jenkinsfile",
            ".github/workflows/a.yml",
            "migrations/0001_a.up.sql",
            "alembic/versions/a.py",
            "db/changelog.xml",
            ".env.example"
        }) {
            var bytes = new byte[4000];
            random.nextBytes(bytes);
            Files.createDirectories(folder.resolve(name).resolveSibling("."));
            Files.write(folder.resolve(name), bytes);
            write("printable/" + name, new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[^ -~\n]", "{"));
            write("nested/" + name, "[".repeat(5_000) + "\n" + "{a: ".repeat(5_000));
            write("long/" + name, "sleep \"(".repeat(30_000));
            write("spaces/" + name, " ".repeat(200_000) + "x\n" + "\n".repeat(2_000));
        }
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Files.createSymbolicLink(folder.resolve("out.sh"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(folder.resolve("gone"), Path.of("nowhere"));
        write("compose.override.yaml", "a: &a [*a, *a]\nservices: {x: {extends: {service: x}}}\n");

        var said = run("readiness", "--json");

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out()).doesNotContain("out.sh");
    }

    @Test
    @Timeout(120)
    void looks_at_a_bounded_part_of_a_large_directory() throws IOException {
        for (var file = 0; file < 60; file++) {
            write(
                    "src/part" + file + ".js",
                    ("const a" + file + " = process.env.A; // docker compose up\n").repeat(4_000));
        }
        write("node_modules/a/deploy.sh", "sleep 1000\n");
        var begun = System.nanoTime();

        var said = run("readiness", "--json");

        assertThat(said.exitCode()).isZero();
        assertThat(said.out()).doesNotContain("node_modules");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(100));
    }
}
