package dev.slipway.release.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.release.SecretReference;
import dev.slipway.release.Slug;
import dev.slipway.release.Target;
import dev.slipway.release.backup.BackupRules;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.release.operations.TargetRules;
import dev.slipway.release.parts.EngineAddress.EngineIdentity;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.release.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartsTest {

    private static final String TARGET = """
            targets:
              shop/production:
                runtime: processes
                router: {port: 8080}
            """;

    @Test
    void has_no_parts_where_the_operator_names_none() {
        assertThat(parts("")).isEqualTo(Parts.NONE);
    }

    @Test
    void reads_engines_in_the_order_written() {
        var engines = parts("""
                engines:
                  near:
                    address: unix:///run/docker.sock
                  far:
                    address: tcp://10.0.0.7:2376
                    tls: {ca: "${file:/tls/ca.pem}", certificate: "${file:/tls/cert.pem}", key: "${env:ENGINE_KEY}"}
                    minimum-version: 24.0
                    probe-image: busybox:1.36
                """).engines();

        assertThat(engines)
                .containsExactly(
                        new Engine(
                                new Slug("near"),
                                new EngineAddress.Local(Path.of("/run/docker.sock")),
                                EngineVersion.OLDEST,
                                Optional.empty()),
                        new Engine(
                                new Slug("far"),
                                new EngineAddress.Remote(
                                        "10.0.0.7",
                                        2376,
                                        new EngineIdentity(
                                                reference("${file:/tls/ca.pem}"),
                                                reference("${file:/tls/cert.pem}"),
                                                reference("${env:ENGINE_KEY}"))),
                                new EngineVersion(24, 0),
                                Optional.of("busybox:1.36")));
    }

    @Test
    void reads_a_database_by_its_url_or_piece_by_piece() {
        assertThat(parts("database: {url: \"${file:/run/secrets/database}\", wal-archiving: required}")
                        .database())
                .contains(new Database(
                        new DatabaseAddress.Url(reference("${file:/run/secrets/database}")),
                        13,
                        Database.Archiving.REQUIRED,
                        Optional.empty(),
                        BackupRules.USUAL));
        assertThat(parts("database: {host: db.example, name: shop, user: app, password: \"${env:PW}\","
                                + " ssl-mode: verify-full, minimum-version: 15}")
                        .database())
                .contains(new Database(
                        new DatabaseAddress.Pieces(
                                "db.example",
                                5432,
                                "shop",
                                "app",
                                Optional.of(reference("${env:PW}")),
                                Optional.of(DatabaseAddress.Encryption.VERIFY_FULL),
                                Optional.empty()),
                        15,
                        Database.Archiving.EXPECTED,
                        Optional.empty(),
                        BackupRules.USUAL));
    }

    @Test
    void reads_registries_and_limits() {
        var parts = parts("""
                registries:
                  localhost:5000: {user: ci, password: "${env:REGISTRY}", plain-http: true}
                limits: {disk-used: 80%, memory-free: 1gb, backup-age: 7d}
                """);

        assertThat(parts.registries())
                .containsEntry(
                        "localhost:5000",
                        new Registry(
                                "localhost:5000",
                                Optional.of(new Registry.Login("ci", reference("${env:REGISTRY}"))),
                                true));
        assertThat(parts.limits()).isEqualTo(new Limits(80, 1L << 30, 5, Duration.ofDays(7)));
    }

    @Test
    void says_everything_that_is_wrong_at_once_with_its_place() {
        assertThat(problemsOf("""
                        engines:
                          near: {address: http://localhost, minimum-version: 19.03}
                          far: {adress: tcp://10.0.0.7:2376}
                        database: {url: "${env:A}", ssl-mode: verify-ful}
                        registries:
                          https://registry.example/v2: {}
                        limits: {disk-used: 101%, memory-free: plenty, backup-ages: 1d}
                        """))
                .extracting(Problem::message)
                .satisfiesExactly(
                        engine -> assertThat(engine).contains("must be a socket such as unix:///run/docker.sock"),
                        version -> assertThat(version).contains("`19.03` is older than 20.10"),
                        missing -> assertThat(missing).contains("has no `address`"),
                        misspelt -> assertThat(misspelt).contains("did you mean `address`?"),
                        mode -> assertThat(mode).contains("did you mean `verify-full`?"),
                        registry -> assertThat(registry).contains("must be the host of a registry"),
                        disk -> assertThat(disk).contains("must be a share such as 90%"),
                        memory -> assertThat(memory).contains("must be an amount of memory"),
                        backup -> assertThat(backup).contains("did you mean `backup-age`?"));
    }

    @Test
    void refuses_an_engine_on_the_network_that_everybody_may_use() {
        assertThat(problemsOf("engines: {far: {address: \"tcp://10.0.0.7:2375\"}}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("without `tls`"));
    }

    @Test
    void refuses_a_secret_that_is_written_out_and_does_not_repeat_it() {
        var problems = problemsOf("""
                database: {url: "postgresql://app:hunter2@db/shop"}
                registries:
                  registry.example: {user: ci, password: hunter2}
                """);

        assertThat(problems)
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.message())
                        .contains("${file:/run/secrets/name}")
                        .doesNotContain("hunter2"));
    }

    @Test
    void refuses_half_an_address_and_two_at_once() {
        assertThat(problemsOf("database: {host: db.example}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("it has no `name`, `user`"));
        assertThat(problemsOf("database: {url: \"${env:A}\", host: db.example}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("a `url` says all about the way"));
        assertThat(problemsOf("registries: {registry.example: {user: ci}}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("belong together"));
    }

    @Test
    void refuses_one_database_for_two_targets() {
        var other = """
                  shop/staging:
                    runtime: processes
                    router: {port: 8081}
                    database: {url: "${env:A}"}
                """;

        assertThat(problemsOf("database: {url: \"${env:A}\"}", other))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).contains("shop/staging").contains("have the same database"));
    }

    @Test
    void knows_versions_of_engines_however_they_are_built() {
        assertThat(EngineVersion.find("20.10.24+dfsg1")).contains(new EngineVersion(20, 10));
        assertThat(EngineVersion.find("28.2.2")).contains(new EngineVersion(28, 2));
        assertThat(EngineVersion.find("28.0.0-rc.1")).contains(new EngineVersion(28, 0));
        assertThat(EngineVersion.find("dev")).isEmpty();
        assertThat(new EngineVersion(9, 10)).isLessThan(new EngineVersion(20, 1));
    }

    private static Parts parts(String keys) {
        return OperationsFile.parse(file(keys, "").getBytes(StandardCharsets.UTF_8))
                .rules(Target.of("shop", "production"))
                .map(TargetRules::parts)
                .orElseThrow();
    }

    private static List<Problem> problemsOf(String keys, String... more) {
        var content = file(keys, String.join("", more)).getBytes(StandardCharsets.UTF_8);
        return catchThrowableOfType(InvalidFileException.class, () -> OperationsFile.parse(content))
                .problems();
    }

    private static String file(String keys, String more) {
        return TARGET + keys.stripTrailing().indent(4) + more;
    }

    private static SecretReference reference(String written) {
        return SecretReference.parse(written);
    }
}
