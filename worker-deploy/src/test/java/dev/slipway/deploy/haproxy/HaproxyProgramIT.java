package dev.slipway.deploy.haproxy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.deploy.RouterFailure;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HaproxyProgramIT {

    @TempDir
    Path folder;

    private HaproxyProgram saying(String version) throws IOException {
        var program = Files.writeString(folder.resolve("haproxy"), "#!/bin/sh\necho '" + version + "'\n");
        program.toFile().setExecutable(true);
        return HaproxyProgram.in(List.of(folder));
    }

    @Test
    void a_host_without_it_is_told_what_to_install() {
        assertThatThrownBy(() -> HaproxyProgram.in(List.of(folder)))
                .isInstanceOf(RouterFailure.class)
                .hasMessageContaining("apt-get install haproxy")
                .hasMessageContaining("kind: embedded");
    }

    @Test
    void one_that_is_too_old_is_refused_with_its_version() throws IOException {
        var old = saying("HAProxy version 2.4.22-0ubuntu0.22.04.3 2023/12/04 - https://haproxy.org/");

        assertThatThrownBy(old::requireVersion)
                .isInstanceOf(RouterFailure.class)
                .hasMessageContaining("2.4.22")
                .hasMessageContaining("2.6");
    }

    @Test
    void later_ones_will_do() throws IOException {
        assertThatCode(saying("HAProxy version 2.6.0 2022/05/31")::requireVersion)
                .doesNotThrowAnyException();
        assertThatCode(saying("HAProxy version 3.0.11-1 2025/06/02")::requireVersion)
                .doesNotThrowAnyException();
        assertThatCode(HaproxyProgram.ofThisHost()::requireVersion).doesNotThrowAnyException();
    }

    @Test
    void one_that_hangs_is_waited_for_in_bounded_time() throws IOException {
        var path = folder.resolve("silent.sock");
        try (var silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(path));

            assertThatThrownBy(() -> new RuntimeSocket(path, Duration.ofSeconds(1)).ask("show info"))
                    .isInstanceOf(RouterFailure.class)
                    .hasMessageContaining("show info")
                    .hasMessageContaining("1 s");
        }
    }

    @Test
    void a_folder_whose_path_is_too_long_for_a_socket_is_refused_with_its_path() {
        var deep = new HaproxyFolder(folder.resolve("x".repeat(90)));

        assertThatThrownBy(deep::socket).isInstanceOf(RouterFailure.class).hasMessageContaining("xxx/haproxy.sock");
    }

    @Test
    void a_folder_whose_name_would_end_a_word_of_the_configuration_is_refused() {
        var spaced = new HaproxyFolder(folder.resolve("my work"));

        assertThatThrownBy(spaced::socket).isInstanceOf(RouterFailure.class).hasMessageContaining("my work");
    }
}
