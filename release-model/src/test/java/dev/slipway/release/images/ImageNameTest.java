package dev.slipway.release.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageNameTest {

    private static final String DIGEST = "sha256:" + "0a".repeat(32);

    @Test
    void adds_what_engines_add() {
        assertThat(ImageName.parse("postgres").toString()).isEqualTo("docker.io/library/postgres:latest");
        assertThat(ImageName.parse("grafana/loki:3.1").toString()).isEqualTo("docker.io/grafana/loki:3.1");
        assertThat(ImageName.parse("index.docker.io/nginx").toString()).isEqualTo("docker.io/library/nginx:latest");
    }

    @Test
    void tells_a_host_from_a_path() {
        assertThat(ImageName.parse("registry.example/shop/api:1").registry()).isEqualTo("registry.example");
        assertThat(ImageName.parse("localhost/api").registry()).isEqualTo("localhost");
        assertThat(ImageName.parse("127.0.0.1:5000/api").registry()).isEqualTo("127.0.0.1:5000");
        assertThat(ImageName.parse("team/group/api").repository()).isEqualTo("team/group/api");
    }

    @Test
    void goes_by_the_digest_where_there_is_one() {
        var pinned = ImageName.parse("registry.example/api:1.4@" + DIGEST);

        assertThat(pinned.manifest()).isEqualTo(DIGEST);
        assertThat(pinned.tag()).contains("1.4");
        assertThat(ImageName.parse("api@" + DIGEST).tag()).isEqualTo(Optional.empty());
        assertThat(ImageName.parse("api:2").manifest()).isEqualTo("2");
    }

    @Test
    void refuses_what_no_registry_would_take() {
        for (var wrong :
                new String[] {"", "Api", "api:", "api@sha256:12", "../api", "Team/api", "http://host/api", "a b"}) {
            assertThatThrownBy(() -> ImageName.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is no name of an image");
        }
        assertThatThrownBy(() -> ImageName.parse("a".repeat(100_000))).hasMessageContaining("…");
    }
}
