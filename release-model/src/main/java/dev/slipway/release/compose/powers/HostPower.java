package dev.slipway.release.compose.powers;

import dev.slipway.release.yaml.Place;

/** One power over the host that a service asks for; `name` is what an operator writes to allow it. */
public record HostPower(String service, String name, String meaning, Place origin) {

    /** What to say about a power that is not allowed. */
    public String refusal() {
        return "the service `" + service + "` asks for `" + name + "`: " + meaning
                + "; remove it, or have the operator allow it under `host-powers: {" + service + ": [\"" + name
                + "\"]}` of the target";
    }
}
