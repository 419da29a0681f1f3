package dev.slipway.parts.registry;

import dev.slipway.parts.Unreachable;
import dev.slipway.release.images.ImageName;
import dev.slipway.release.parts.Registry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Words for what keeps us from a registry, because each has another remedy. */
final class RegistryTrouble {

    private RegistryTrouble() {}

    static Unreachable silent(Registry registry, Duration patience, Exception cause) {
        return new Unreachable(
                name(registry) + " does not answer within " + patience.toSeconds() + " s",
                "look whether it hangs or a firewall is in the way",
                cause);
    }

    static Unreachable of(Registry registry, Duration patience, IOException failure) {
        return switch (failure) {
            case HttpTimeoutException slow -> silent(registry, patience, slow);
            case ConnectException refused ->
                new Unreachable(
                        name(registry) + " cannot be reached: " + words(refused),
                        "start it, or correct the name of the image",
                        refused);
            case SSLException untrusted ->
                new Unreachable(
                        name(registry) + " is not trusted, or does not speak TLS: " + words(untrusted),
                        "give it a certificate that this host trusts, or allow `plain-http` for it in targets.yaml",
                        untrusted);
            default ->
                new Unreachable(
                        name(registry) + " cannot be asked: " + words(failure),
                        "look whether something else listens there, and whether it speaks TLS as `plain-http` in targets.yaml"
                                + " says",
                        failure);
        };
    }

    static Unreachable refused(Registry registry, ImageName image, int status) {
        return switch (status) {
            case 401, 403 ->
                new Unreachable(
                        name(registry) + " does not let "
                                + registry.login()
                                        .map(login -> "the user " + login.user())
                                        .orElse("us") + " have " + image + " (" + status + ")",
                        "correct `user` and `password` of the registry in targets.yaml, and that user's rights");
            case 429 ->
                new Unreachable(
                        name(registry) + " has been asked too often (429)",
                        "give it a `user` with a larger allowance in targets.yaml, or ask again later");
            default ->
                new Unreachable(
                        name(registry) + " answers " + status + " when asked for " + image,
                        "look into its log, and whether it is a registry at all");
        };
    }

    static String name(Registry registry) {
        return "the registry " + registry.host();
    }

    private static String words(IOException failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
    }
}
