package dev.slipway.release.compose.model;

import dev.slipway.release.yaml.Place;

/** A value together with where it was written, for those values that messages may be about. */
public record Written<T>(T value, Place origin) {}
