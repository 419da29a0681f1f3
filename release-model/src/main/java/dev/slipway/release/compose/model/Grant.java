package dev.slipway.release.compose.model;

import dev.slipway.release.yaml.Place;
import java.util.Optional;

/** A secret or config that a service may read, and where it finds it. */
public record Grant(
        String source,
        Optional<String> target,
        Optional<String> owner,
        Optional<String> group,
        Optional<Integer> mode,
        Place origin) {}
