package dev.slipway.release.compose.powers;

import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Written;
import java.util.Locale;
import java.util.Set;

/** What takes down the walls between a container and the host, all at once or one by one. */
final class Walls {

    private static final Set<String> RAISING =
            Set.of("no-new-privileges", "no-new-privileges:true", "no-new-privileges=true");

    private Walls() {}

    static void powers(ComposeService service, Asking asking) {
        var privileges = service.privileges();
        privileges
                .privileged()
                .filter(Written::value)
                .ifPresent(
                        written -> asking.askFor("privileged", "it is as good as root on the host", written.origin()));
        privileges
                .addedCapabilities()
                .forEach(written -> asking.askFor(
                        "capability:" + capability(written.value()),
                        "the kernel lets it do what containers may not do",
                        written.origin()));
        privileges.securityOptions().stream()
                .filter(option -> !RAISING.contains(option.value()))
                .forEach(option -> asking.askFor("security-opt", option, "it changes what the kernel denies it"));
        privileges
                .runtime()
                .filter(runtime -> !Set.of("runc", "").contains(runtime.value()))
                .ifPresent(runtime -> asking.askFor("runtime", runtime, "something else than usual runs it"));
        privileges
                .engineSocket()
                .filter(Written::value)
                .ifPresent(socket -> asking.askFor(EngineSockets.POWER, EngineSockets.MEANING, socket.origin()));
    }

    private static String capability(String written) {
        var name = written.toUpperCase(Locale.ROOT);
        return name.startsWith("CAP_") ? name.substring("CAP_".length()) : name;
    }
}
