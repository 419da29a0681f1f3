package dev.slipway.release.compose.powers;

import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Mount;
import dev.slipway.release.compose.model.Volume;
import dev.slipway.release.compose.tree.LexicalPath;
import dev.slipway.release.yaml.Place;
import java.util.Optional;
import java.util.Set;

/** Files, folders and devices of the host, and what other containers have mounted. */
final class HostFiles {

    private static final Set<String> SHARING = Set.of("shared", "rshared");

    private HostFiles() {}

    static void powers(ComposeService service, ComposeProject project, Asking asking) {
        for (var mount : service.storage().mounts()) {
            switch (mount) {
                case Mount.Bind bind -> bind(bind, asking);
                case Mount.Named named ->
                    hostFolder(named, project).ifPresent(path -> path(path, mount.origin(), asking));
                case Mount.Special special
                when special.kind().equals("npipe") -> path(special.source().orElse(""), mount.origin(), asking);
                case Mount.Memory _, Mount.Special _ -> {}
            }
        }
        service.storage()
                .volumesFrom()
                .forEach(from -> asking.askFor("volumes-from", from, "it gets all that another container has mounted"));
        service.privileges()
                .devices()
                .forEach(device -> asking.askFor(
                        "device:" + device.value().source(), "it uses a device of the host directly", device.origin()));
        service.privileges()
                .deviceRules()
                .forEach(rule -> asking.askFor("device-rule", rule, "it may use devices of the host"));
        if (!service.resources().gpus().isEmpty()
                || !service.resources().reservations().devices().isEmpty()) {
            asking.askFor("gpus", "it uses graphics processors or other devices of the host", service.origin());
        }
    }

    private static void bind(Mount.Bind bind, Asking asking) {
        if (bind.insideBundle()) {
            asking.askFor(
                    "bind:" + (bind.source().equals(".") ? "." : "./" + bind.source()),
                    "it binds a path of the bundle, which changes under it with each release",
                    bind.origin());
        } else {
            path(bind.source(), bind.origin(), asking);
        }
        bind.options()
                .propagation()
                .filter(SHARING::contains)
                .ifPresent(propagation -> asking.askFor(
                        "mount-propagation:" + propagation, "what it mounts appears on the host", bind.origin()));
    }

    private static void path(String written, Place origin, Asking asking) {
        var path = written.startsWith("/") ? LexicalPath.clean(written) : written;
        if (EngineSockets.isOne(path)) {
            asking.askFor(EngineSockets.POWER, EngineSockets.MEANING, origin);
            return;
        }
        asking.askFor("bind:" + path, "it reads or changes files of the host", origin);
        if (EngineSockets.below(path)) {
            asking.askFor(EngineSockets.POWER, EngineSockets.MEANING, origin);
        }
    }

    private static Optional<String> hostFolder(Mount.Named mount, ComposeProject project) {
        return mount.volume().map(project.volumes()::get).flatMap(Volume::hostFolder);
    }
}
