package dev.slipway.release.compose.model;

import dev.slipway.release.yaml.Place;

/** Something about a Compose file that a person should know although it is no mistake. */
public record ComposeNote(Place place, String message) {

    @Override
    public String toString() {
        return place + ": " + message;
    }
}
