package dev.slipway.release.compose.powers;

import dev.slipway.release.compose.model.Written;
import dev.slipway.release.yaml.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what one service asks for. */
final class Asking {

    private final String service;
    private final Map<String, HostPower> powers = new LinkedHashMap<>();

    Asking(String service) {
        this.service = service;
    }

    void askFor(String name, String meaning, Place origin) {
        powers.putIfAbsent(name, new HostPower(service, name, meaning, origin));
    }

    /** For a power that is named after what was written. */
    void askFor(String kind, Written<String> written, String meaning) {
        askFor(kind + ":" + written.value(), meaning, written.origin());
    }

    List<HostPower> powers() {
        return List.copyOf(powers.values());
    }
}
