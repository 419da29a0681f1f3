package dev.slipway.release.compose.model;

import dev.slipway.release.yaml.Place;
import java.util.Map;

/** A file of settings that services may be granted. */
public record Config(String name, Content content, Map<String, String> labels, Place origin) {

    public Config {
        labels = Ordered.copyOf(labels);
    }
}
