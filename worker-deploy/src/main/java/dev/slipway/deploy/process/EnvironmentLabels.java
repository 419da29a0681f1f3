package dev.slipway.deploy.process;

import dev.slipway.deploy.Label;
import dev.slipway.deploy.host.ProcessIdentity;
import dev.slipway.release.Target;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The label of an instance as environment variables: its children inherit them, and the kernel shows them to us. */
final class EnvironmentLabels {

    private static final String HOME = "SLIPWAY_HOME";
    private static final String TARGET = "SLIPWAY_TARGET";
    private static final String REQUEST = "SLIPWAY_REQUEST";
    private static final String RELEASE = "SLIPWAY_RELEASE";
    private static final String SERVICE = "SLIPWAY_SERVICE";
    private static final String REPLICA = "SLIPWAY_REPLICA";
    private static final String TOKEN = "SLIPWAY_TOKEN";
    private static final String INSTANCE = "SLIPWAY_INSTANCE";
    private static final String PORT = "SLIPWAY_PORT";

    private final String home;

    /** The folder tells this installation from another one on the same host, which may have a target of the same name. */
    EnvironmentLabels(Path home) {
        this.home = home.toString();
    }

    Map<String, String> of(String id, Label label, int port) {
        return Map.of(
                HOME, home,
                TARGET, label.target().toString(),
                REQUEST, label.request(),
                RELEASE, label.release(),
                SERVICE, label.service().value(),
                REPLICA, Integer.toString(label.replica()),
                TOKEN, Long.toString(label.token()),
                INSTANCE, id,
                PORT, Integer.toString(port));
    }

    boolean belongsTo(Target target, Map<String, String> environment) {
        return home.equals(environment.get(HOME))
                && target.toString().equals(environment.get(TARGET))
                && environment.containsKey(INSTANCE);
    }

    boolean isPartOf(String id, Map<String, String> environment) {
        return home.equals(environment.get(HOME)) && id.equals(environment.get(INSTANCE));
    }

    /** Empty for variables that only look like ours: whoever set those is left alone. */
    Optional<InstanceState> read(Map<String, String> environment, ProcessIdentity process) {
        try {
            var state = new InstanceState(
                    environment.getOrDefault(INSTANCE, ""),
                    environment.getOrDefault(TARGET, ""),
                    environment.getOrDefault(REQUEST, ""),
                    environment.getOrDefault(RELEASE, ""),
                    environment.getOrDefault(SERVICE, ""),
                    Integer.parseInt(environment.getOrDefault(REPLICA, "")),
                    Long.parseLong(environment.getOrDefault(TOKEN, "")),
                    Integer.parseInt(environment.getOrDefault(PORT, "")),
                    process);
            state.instance();
            return Optional.of(state);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
