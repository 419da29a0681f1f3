package dev.slipway.release.compose.shape;

import java.util.Optional;

/** What the engine calls something of a project: its own name if it has one, its key with the project's otherwise. */
record ResourceNames(String project, String key) {

    String own(Optional<String> name, boolean external) {
        return name.orElse(external ? key : project + "_" + key);
    }
}
