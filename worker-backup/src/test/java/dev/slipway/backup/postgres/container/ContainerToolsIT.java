package dev.slipway.backup.postgres.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import dev.slipway.backup.postgres.ByteProgress;
import dev.slipway.backup.postgres.DatabaseDump;
import dev.slipway.backup.postgres.DumpSettings;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.SampleServers;
import dev.slipway.backup.proof.ConfiguredServer;
import dev.slipway.backup.proof.Proof;
import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.migrations.scratch.PostgresBinaries;
import dev.slipway.migrations.scratch.ScratchDatabase;
import dev.slipway.parts.Unreachable;
import dev.slipway.parts.engine.EngineLine;
import dev.slipway.release.Slug;
import dev.slipway.release.parts.Engine;
import dev.slipway.release.parts.EngineAddress;
import dev.slipway.release.parts.EngineVersion;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.testing.real.DockerEngine;
import dev.slipway.testing.real.SharedParts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The container has this host's own programs, so that they are real although no image can be fetched. */
@ExtendWith(SharedParts.class)
class ContainerToolsIT {

    private static final String START = """
            for each in pg_dump pg_dumpall; do
              printf '#!/bin/sh\\nexec chroot /host %s/%s "$@"\\n' "$0" $each > /bin/$each; chmod +x /bin/$each
            done
            touch /ready; exec sleep 3600""";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ScratchDatabase database = SampleServers.original();

    @Test
    void a_database_is_dumped_by_the_programs_of_its_own_container(DockerEngine docker) throws Exception {
        SampleServers.execute(
                database.owner(),
                "create table a as select n, repeat(md5(n::text), 40) from generate_series(1, 5000) n");
        var bytes = new ByteArrayOutputStream();
        try (var line = line(docker)) {
            var tools = ContainerTools.in(line, container(docker));

            var taken = dump(tools).writeTo(bytes, ByteProgress.NOBODY);

            assertThat(tools.major()).isEqualTo(SampleServers.tools().major());
            assertThat(taken.globals().statements())
                    .contains("CREATE ROLE " + database.owner().user());
            try (var copy = new Proof(
                            new ConfiguredServer(SampleServers.copies()), SampleServers.tools(), Long.MAX_VALUE)
                    .of(taken.picture(), new ByteArrayInputStream(bytes.toByteArray()), ByteProgress.NOBODY)) {
                assertThat(copy.comparison().differences()).isEmpty();
            }
        }
    }

    @Test
    void a_program_that_the_engine_cannot_end_loses_its_session(DockerEngine docker) throws Exception {
        SampleServers.execute(
                database.owner(),
                "create table a as select n, repeat(md5(n::text), 40) from generate_series(1, 60000) n");
        var broken = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("the store is gone");
            }
        };
        try (var line = line(docker)) {
            var tools = ContainerTools.in(line, container(docker));

            assertThatThrownBy(() -> dump(tools).writeTo(broken, ByteProgress.NOBODY))
                    .hasMessage("the store is gone");
        }
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!SampleServers.ask(
                        database.superuser(),
                        "select pid from pg_stat_activity where application_name like 'slipway-backup-%' and datname = current_database()")
                .isEmpty()) {
            assertThat(System.nanoTime()).as("the session of pg_dump is left").isLessThan(deadline);
        }
    }

    @Test
    void a_container_without_the_programs_is_told_before_anything_starts(DockerEngine docker) throws Exception {
        try (var line = line(docker)) {
            var bare = started(docker, List.of("sleep", "3600"));

            assertThatThrownBy(() -> ContainerTools.in(line, bare))
                    .isInstanceOf(PostgresTrouble.class)
                    .hasMessageContaining("there is no pg_dump in the container " + bare);
            assertThatThrownBy(() -> ContainerTools.in(line, "nobody"))
                    .isInstanceOf(PostgresTrouble.class)
                    .hasMessageContaining("nobody");
        }
    }

    private DatabaseDump dump(ContainerTools tools) {
        return new DatabaseDump(DatabaseUrl.of(database.owner()), tools, DumpSettings.USUAL);
    }

    private String container(DockerEngine docker) {
        var programs =
                PostgresBinaries.find(System.getenv(), OptionalInt.empty()).folder();
        return started(docker, List.of("sh", "-c", START, programs.toString()));
    }

    private String started(DockerEngine docker, List<String> command) {
        var id = docker.client()
                .createContainerCmd(docker.busybox("slipway-tools:1"))
                .withCmd(command)
                .withEnv(
                        "PGHOST=" + database.owner().host(),
                        "PGPORT=" + database.owner().port())
                .withHostConfig(
                        HostConfig.newHostConfig().withNetworkMode("host").withBinds(programsOfThisHost()))
                .exec()
                .getId();
        docker.client().startContainerCmd(id).exec();
        if (command.contains(START)) {
            awaitReady(docker, id);
        }
        return id;
    }

    /** Not all of its files: among those are the mounts of every engine that runs here, this one's, too. */
    private static List<Bind> programsOfThisHost() {
        return Stream.of("/usr", "/bin", "/lib", "/lib64", "/etc", "/dev")
                .filter(folder -> Files.isDirectory(Path.of(folder)))
                .map(folder -> Bind.parse(folder + ":/host" + folder + ":ro"))
                .toList();
    }

    private static void awaitReady(DockerEngine docker, String id) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var archive =
                    docker.client().copyArchiveFromContainerCmd(id, "/ready").exec()) {
                assertThat(archive.read()).isNotNegative();
                return;
            } catch (NotFoundException notYet) {
                assertThat(System.nanoTime()).as("the container is not ready").isLessThan(deadline);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static EngineLine line(DockerEngine docker) throws Unreachable {
        var engine = new Engine(
                new Slug("main"), new EngineAddress.Local(docker.socket()), EngineVersion.OLDEST, Optional.empty());
        return EngineLine.open(engine, new Secrets(Map.of()), PATIENCE);
    }
}
