package dev.slipway.deploy.docker;

import com.github.dockerjava.api.model.Container;
import dev.slipway.deploy.Label;
import dev.slipway.parts.engine.Labels;
import dev.slipway.release.Slug;
import dev.slipway.release.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What we write on containers, networks and volumes: the engine keeps it, so a worker that starts again reads the world from it. */
final class ContainerLabels {

    private static final String REQUEST = "dev.slipway.request";
    private static final String RELEASE = "dev.slipway.release";
    private static final String SERVICE = "dev.slipway.service";
    private static final String REPLICA = "dev.slipway.replica";
    private static final String TOKEN = "dev.slipway.token";
    private static final String PORT = "dev.slipway.port";
    private static final String SERVANT = "dev.slipway.servant-of";

    private ContainerLabels() {}

    static Map<String, String> of(Label label, int port) {
        return Map.of(
                Labels.TARGET,
                label.target().toString(),
                REQUEST,
                label.request(),
                RELEASE,
                label.release(),
                SERVICE,
                label.service().value(),
                REPLICA,
                Integer.toString(label.replica()),
                TOKEN,
                Long.toString(label.token()),
                PORT,
                Integer.toString(port));
    }

    /** For what only serves a container and goes with it. */
    static Map<String, String> ofServant(Target target, String container) {
        return Map.of(Labels.TARGET, target.toString(), SERVANT, container);
    }

    /** For what all containers of one start of a release share. */
    static Map<String, String> ofRelease(Label label) {
        return Map.of(Labels.TARGET, label.target().toString(), REQUEST, label.request(), RELEASE, label.release());
    }

    static Map<String, String> ofTarget(Target target) {
        return Map.of(Labels.TARGET, target.toString());
    }

    static Map<String, String> ofFence(Target target, long token) {
        return Map.of(Labels.TARGET, target.toString(), TOKEN, Long.toString(token));
    }

    /** How to ask an engine for all that is the target's. */
    static List<String> filter(Target target) {
        return List.of(Labels.TARGET + "=" + target);
    }

    static Optional<String> requestOf(Map<String, String> labels) {
        return Optional.ofNullable(labels.get(REQUEST));
    }

    static Optional<String> servedBy(Map<String, String> labels) {
        return Optional.ofNullable(labels.get(SERVANT));
    }

    static Optional<Long> tokenOf(Map<String, String> labels) {
        return Optional.ofNullable(labels.get(TOKEN))
                .filter(written -> written.matches("-?[0-9]{1,19}"))
                .map(Long::valueOf);
    }

    /** Empty for labels that only look like ours: whoever wrote those is left alone. */
    static Optional<Ours> read(Container container) {
        var labels = container.getLabels();
        if (labels == null || !labels.containsKey(SERVICE)) {
            return Optional.empty();
        }
        try {
            var label = new Label(
                    Target.parse(labels.getOrDefault(Labels.TARGET, "")),
                    labels.getOrDefault(REQUEST, ""),
                    labels.getOrDefault(RELEASE, ""),
                    new Slug(labels.getOrDefault(SERVICE, "")),
                    Integer.parseInt(labels.getOrDefault(REPLICA, "")),
                    Long.parseLong(labels.getOrDefault(TOKEN, "")));
            return Optional.of(new Ours(container, label, Integer.parseInt(labels.getOrDefault(PORT, ""))));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
