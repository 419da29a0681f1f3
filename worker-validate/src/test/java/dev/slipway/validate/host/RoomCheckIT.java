package dev.slipway.validate.host;

import static dev.slipway.validate.part.Verdicts.fails;
import static dev.slipway.validate.part.Verdicts.passes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.testing.real.DockerEngine;
import dev.slipway.testing.real.SharedParts;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.part.Candidates;
import dev.slipway.validate.part.Reach;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedParts.class)
class RoomCheckIT {

    private static final String ROOMY = "limits: {disk-used: 100%, memory-free: 1m}\n";
    private static final String GREEDY = "limits: {disk-used: 1%, memory-free: 900tb}\n";

    private final Reach reach = new Reach(new Secrets(Map.of()), Duration.ofSeconds(15));
    private final MemoryCheck memory = new MemoryCheck(reach);

    @TempDir
    private Path state;

    @Test
    void sees_how_full_this_host_is() throws IOException, InterruptedException {
        passes(disk(ROOMY), "% of the disk of " + state);
        passes(memory(ROOMY), "are free on this host");
    }

    @Test
    void fails_when_this_host_has_too_little_room() throws IOException, InterruptedException {
        fails("disk-full", disk(GREEDY), "it has to be below 1 %");
        fails("memory-short", memory(GREEDY), "have to be");
    }

    @Test
    void sees_the_host_of_an_engine_that_is_this_one(DockerEngine docker) throws IOException, InterruptedException {
        var engines = "engines: {main: {address: \"unix://" + docker.socket() + "\"}}\n";

        passes(disk(ROOMY + engines), docker.dataFolder() + " of this host");
        fails("disk-full", disk(GREEDY + engines), docker.dataFolder() + " of this host");
    }

    @Test
    void asks_the_host_of_an_engine_through_a_container_and_removes_it(DockerEngine docker)
            throws IOException, InterruptedException {
        docker.busybox("probe:1");
        var engines = "engines: {main: {address: \"unix://" + docker.socket() + "\", probe-image: \"probe:1\"}}\n";

        passes(disk(ROOMY + engines), "the host of the Docker engine `main`");
        passes(memory(ROOMY + engines), "the host of the Docker engine `main`");
        fails("disk-full", disk(GREEDY + engines), "the host of the Docker engine `main`");
        fails("memory-short", memory(GREEDY + engines), "the host of the Docker engine `main`");
        assertThat(docker.client().listContainersCmd().withShowAll(true).exec()).isEmpty();
    }

    @Test
    void fails_when_the_image_to_ask_with_is_missing(DockerEngine docker) throws IOException, InterruptedException {
        fails(
                "engine-refused",
                disk("engines: {main: {address: \"unix://" + docker.socket() + "\", probe-image: \"no-such:1\"}}"),
                "no-such:1");
    }

    @Test
    void reads_what_every_df_says() {
        var said = """
                Filesystem           1024-blocks    Used Available Capacity Mounted on
                overlay              263112772  34000000 215000000  14% /
                """;

        assertThat(Disk.parse("there", said)).contains(new Disk("there", 34_000_000L * 1024, 215_000_000L * 1024));
        assertThat(Disk.parse("there", said).orElseThrow().percentUsed()).isEqualTo(14);
        assertThat(Disk.parse("there", "df: not found")).isEmpty();
    }

    private Finding disk(String parts) throws IOException, InterruptedException {
        return new DiskCheck(reach, state).look(Candidates.to(parts).unopened());
    }

    private Finding memory(String parts) throws IOException, InterruptedException {
        return memory.look(Candidates.to(parts).unopened());
    }
}
