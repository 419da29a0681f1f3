package dev.slipway.deploy.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostMarkIT {

    @TempDir
    Path folder;

    private Path machineId = Path.of("unset");

    @BeforeEach
    void a_machine_with_an_id() throws Exception {
        machineId = Files.writeString(folder.resolve("machine-id"), "0123456789abcdef0123456789abcdef\n");
    }

    private String mark(String work, Path machine) {
        return new HostMark(folder.resolve(work), machine).read();
    }

    @Test
    void stays_the_same_for_a_machine_and_its_work_folder() {
        assertThat(mark("work", machineId)).isNotBlank().isEqualTo(mark("work", machineId));
    }

    @Test
    void differs_for_another_work_folder_and_for_another_machine_with_the_same_folder() throws Exception {
        var other = Files.writeString(folder.resolve("other-id"), "fedcba9876543210fedcba9876543210\n");

        assertThat(mark("work", machineId))
                .isNotEqualTo(mark("other", machineId))
                .isNotEqualTo(mark("work", other));
    }

    @Test
    void a_container_without_a_machine_id_is_known_by_its_folder() {
        var none = folder.resolve("none");

        assertThat(mark("work", none)).isNotBlank().isEqualTo(mark("work", none));
    }

    @Test
    void an_operator_may_give_a_machine_the_mark_of_a_lost_one() throws Exception {
        var mark = mark("work", machineId);
        var file = Files.list(folder.resolve("work"))
                .filter(path -> !path.toString().endsWith(".lock"))
                .findFirst()
                .orElseThrow();

        Files.writeString(file, "mark-of-the-lost-host\n");

        assertThat(mark("work", machineId)).isEqualTo("mark-of-the-lost-host").isNotEqualTo(mark);
    }
}
