package dev.slipway.runtime.secrets;

import dev.slipway.release.SecretReference;
import dev.slipway.release.Setting;
import dev.slipway.runtime.GiveUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Resolves references to secrets, and remembers the values so that they can be taken out of logs. */
public final class Secrets {

    private static final long LARGEST = 64 * 1024;

    private final Map<String, String> environment;

    public Secrets(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    public String resolve(SecretReference reference) {
        var secret = switch (reference.source()) {
            case ENV ->
                Optional.ofNullable(environment.get(reference.name()))
                        .orElseThrow(() -> missing(reference, "there is no such environment variable"));
            case FILE -> read(reference);
        };
        Redaction.remember(secret);
        return secret;
    }

    /** The value with every reference in it resolved. */
    public String resolve(Setting setting) {
        var text = setting.written();
        for (var reference : setting.references()) {
            text = text.replace(reference.toString(), resolve(reference));
        }
        return text;
    }

    /** Worker settings write `file:…` and `env:…` without braces, because braces mean something else there. */
    public String resolveSetting(String written) {
        return written.startsWith("file:") || written.startsWith("env:")
                ? resolve(SecretReference.parse("${" + written + "}"))
                : written;
    }

    private static String read(SecretReference reference) {
        var path = Path.of(reference.name());
        try {
            if (Files.size(path) > LARGEST) {
                throw missing(reference, "the file is larger than " + LARGEST + " bytes");
            }
            return Files.readString(path).stripTrailing();
        } catch (IOException e) {
            throw missing(reference, "the file cannot be read");
        }
    }

    private static GiveUp missing(SecretReference reference, String why) {
        return new GiveUp("secret-missing", "the secret " + reference + " cannot be resolved: " + why, "secrets");
    }
}
