package dev.slipway.release.compose.model;

import dev.slipway.release.yaml.Place;
import java.util.Map;

/** A secret that services may be granted. */
public record Secret(String name, Content content, Map<String, String> labels, Place origin) {

    public Secret {
        labels = Ordered.copyOf(labels);
    }
}
