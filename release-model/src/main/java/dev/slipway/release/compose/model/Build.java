package dev.slipway.release.compose.model;

import dev.slipway.release.yaml.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an image would be built; the context is a folder of the bundle or an address. */
public record Build(
        String context,
        Optional<String> dockerfile,
        Optional<String> inlineDockerfile,
        Map<String, Optional<String>> arguments,
        Optional<String> target,
        Map<String, String> additionalContexts,
        List<Grant> secrets,
        Place origin) {

    public Build {
        arguments = Ordered.copyOf(arguments);
        additionalContexts = Ordered.copyOf(additionalContexts);
        secrets = List.copyOf(secrets);
    }
}
