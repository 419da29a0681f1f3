package dev.slipway.deploy.docker;

import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.model.AuthConfig;
import dev.slipway.deploy.Onlooker;
import dev.slipway.deploy.WantedImage;
import dev.slipway.release.parts.Registry;
import dev.slipway.runtime.TryAgain;
import dev.slipway.runtime.secrets.Secrets;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Has an engine fetch an image, as whom the operator says; it may take long, but never without a sign of life. */
final class Pulling {

    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

    private final EngineCalls calls;
    private final Secrets secrets;
    private final Map<String, Registry> registries;

    Pulling(EngineCalls calls, Secrets secrets, Map<String, Registry> registries) {
        this.calls = calls;
        this.secrets = secrets;
        this.registries = registries;
    }

    void pull(WantedImage wanted, Onlooker onlooker) throws InterruptedException, CannotRun {
        try (var progress = calls.ask(
                client -> asked(client.pullImageCmd(repository(wanted)), wanted).exec(new PullProgress()))) {
            while (!progress.hasEnded()) {
                if (onlooker.callsOff()) {
                    throw new PullCalledOff();
                }
                if (progress.silence().compareTo(LONGEST_SILENCE) > 0) {
                    throw new TryAgain("The pull of " + wanted + " by " + calls.engine() + " has been silent for "
                            + LONGEST_SILENCE.toSeconds() + " s; look whether the registry can be reached from there.");
                }
                onlooker.sees("Pulling " + wanted + ": " + progress.said());
            }
            if (progress.failure().isPresent()) {
                throw failed(wanted, progress.failure().get());
            }
        } catch (IOException broken) {
            throw new TryAgain("The pull of " + wanted + " by " + calls.engine() + " broke off.", broken);
        }
    }

    private PullImageCmd asked(PullImageCmd command, WantedImage wanted) {
        wanted.platform().ifPresent(command::withPlatform);
        Optional.ofNullable(registries.get(wanted.name().registry()))
                .flatMap(Registry::login)
                .ifPresent(login -> command.withAuthConfig(new AuthConfig()
                        .withRegistryAddress(wanted.name().registry())
                        .withUsername(login.user())
                        .withPassword(secrets.resolve(login.password()))));
        return command.withTag(wanted.digest().or(() -> wanted.name().tag()).orElseThrow());
    }

    private static String repository(WantedImage wanted) {
        return wanted.name().registry() + "/" + wanted.name().repository();
    }

    private CannotRun failed(WantedImage wanted, String why) throws CannotRun {
        var registry = wanted.name().registry();
        if (why.matches("(?is).*(unauthorized|no basic auth|authentication required|incorrect username).*")) {
            return new CannotRun("the registry " + registry + " does not give " + wanted + " to " + calls.engine()
                    + ": " + why + "; correct `user` and `password` under `registries` of the target");
        }
        if (why.matches("(?is).*(manifest unknown|not found|does not exist|denied).*")) {
            return new CannotRun("the image " + wanted + " is not in the registry " + registry + ", or not for us: "
                    + why + "; push it, or correct its name or digest");
        }
        if (why.contains("no space left")) {
            return new CannotRun("the disk of " + calls.engine() + " is full: " + why + "; make room there");
        }
        throw new TryAgain("The image " + wanted + " could not be pulled by " + calls.engine() + ": " + why);
    }
}
