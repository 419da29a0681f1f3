package dev.slipway.deploy.docker;

import com.github.dockerjava.api.model.Container;
import dev.slipway.deploy.Label;
import java.util.Arrays;
import java.util.Set;

/** A container of ours as the engine lists it. */
record Ours(Container listed, Label label, int port) {

    private static final Set<String> ALIVE = Set.of("running", "paused", "restarting");

    String id() {
        return listed.getId();
    }

    /** What people call it by. */
    String name() {
        return Arrays.stream(listed.getNames())
                .map(name -> name.substring(1))
                .filter(name -> !name.contains("/"))
                .findFirst()
                .orElse(listed.getId());
    }

    boolean lives() {
        return ALIVE.contains(listed.getState());
    }
}
