package dev.slipway.release.compose.model;

import dev.slipway.release.yaml.Place;
import java.util.Optional;

/** A port of a container; `published` is a port of the host, or a range of which the engine takes one. */
public record Port(
        int target,
        Optional<String> published,
        Optional<String> hostAddress,
        String protocol,
        String mode,
        Optional<String> applicationProtocol,
        Optional<String> name,
        Place origin) {}
