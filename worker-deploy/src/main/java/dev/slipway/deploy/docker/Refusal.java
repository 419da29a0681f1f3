package dev.slipway.deploy.docker;

import com.github.dockerjava.api.exception.DockerException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The engine's own words for why it will not, without the wrapping they come in. */
final class Refusal {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Refusal() {}

    static String of(DockerException refused) {
        var said = Optional.ofNullable(refused.getMessage()).orElse("").replaceFirst("^Status \\d+: ", "");
        try {
            return JSON.readTree(said).path("message").asString(said).strip();
        } catch (JacksonException plain) {
            return said.strip();
        }
    }
}
