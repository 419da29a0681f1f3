package dev.slipway.deploy;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.slipway.release.SecretReference;
import dev.slipway.release.Setting;
import dev.slipway.release.Target;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.secrets.Redaction;
import dev.slipway.runtime.secrets.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Resolves secrets only from where the operator put them for applications: slipway.yaml comes with the release, and must not
 * be able to read this worker's own credentials or any file of this host.
 */
final class GuardedVariables implements Variables {

    private static final int SHORTEST_LINE = 8;

    private final Secrets secrets;
    private final DeploySettings settings;

    private final BiPredicate<Target, SecretReference> listed;

    /** {@code listed} asks what the operator has laid down by now; it may be less than when the release was checked. */
    GuardedVariables(Secrets secrets, DeploySettings settings, BiPredicate<Target, SecretReference> listed) {
        this.secrets = secrets;
        this.settings = settings;
        this.listed = listed;
    }

    @Override
    public Map<String, String> of(Target target, Map<String, Setting> written) {
        return written.entrySet().stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, entry -> resolved(target, entry.getValue())));
    }

    private String resolved(Target target, Setting setting) {
        for (var reference : setting.references()) {
            if (!listed.test(target, reference)) {
                throw notListed(target, reference);
            }
            if (!allowed(target, reference)) {
                throw notAllowed(target, reference);
            }
            // A log shows a secret of several lines a line at a time.
            secrets.resolve(reference)
                    .lines()
                    .filter(line -> line.length() >= SHORTEST_LINE)
                    .forEach(Redaction::remember);
        }
        return secrets.resolve(setting);
    }

    private boolean allowed(Target target, SecretReference reference) {
        return switch (reference.source()) {
            case ENV -> reference.name().startsWith(settings.secretVariables());
            case FILE -> lies(Path.of(reference.name()), folderOf(target));
        };
    }

    private Path folderOf(Target target) {
        return settings.secretFolder()
                .resolve(target.application().value())
                .resolve(target.environment().value());
    }

    /** By its real path, so that neither `..` nor a link leads out. */
    private static boolean lies(Path file, Path folder) {
        try {
            return file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException absent) {
            return false;
        }
    }

    private static GiveUp notListed(Target target, SecretReference reference) {
        return new GiveUp(
                "secret-not-allowed",
                "slipway.yaml refers to " + reference + ", which targets.yaml does not let " + target
                        + " use (any more); the operator lists its secrets there under `secrets`.",
                "secret-not-allowed");
    }

    private GiveUp notAllowed(Target target, SecretReference reference) {
        return new GiveUp(
                "secret-not-allowed",
                "slipway.yaml refers to " + reference + ", which is not a secret of " + target
                        + "; the operator puts its secrets below " + folderOf(target)
                        + " or into variables that begin with " + settings.secretVariables() + ".",
                "secret-not-allowed");
    }
}
