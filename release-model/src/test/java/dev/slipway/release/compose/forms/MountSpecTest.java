package dev.slipway.release.compose.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MountSpecTest {

    @Test
    void takes_a_volume_apart() {
        assertThat(MountSpec.parse("/data")).isEqualTo(new MountSpec("", "/data", List.of()));
        assertThat(MountSpec.parse("named:/data:ro,nocopy"))
                .isEqualTo(new MountSpec("named", "/data", List.of("ro", "nocopy")));
        assertThat(MountSpec.parse("C:\\data:/data")).isEqualTo(new MountSpec("C:\\data", "/data", List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"./a:/b", "../a:/b", "/a:/b", "~/a:/b", ".:/b", "C:\\a:/b", "\\\\.\\pipe\\x:/b"})
    void knows_a_path_from_the_name_of_a_volume(String written) {
        assertThat(MountSpec.parse(written).isBind()).isTrue();
        assertThat(MountSpec.parse("name:/b").isBind()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc::/b", ":/b:ro", "abc:/b:ro:z"})
    void refuses_what_cannot_be_taken_apart(String written) {
        assertThatThrownBy(() -> MountSpec.parse(written)).isInstanceOf(IllegalArgumentException.class);
    }
}
