package dev.slipway.release;

import static dev.slipway.release.yaml.Scalars.text;

import dev.slipway.release.yaml.Shape;
import java.util.Optional;

/** How a secret is spoken of in a file. What was written may be the secret itself, so a message must not repeat it. */
public final class WrittenSecret {

    private WrittenSecret() {}

    public static Shape<SecretReference> reference() {
        return value -> text().read(value).flatMap(written -> {
            try {
                return Optional.of(SecretReference.parse(written));
            } catch (IllegalArgumentException notReference) {
                value.problem("must say where the secret is, such as ${file:/run/secrets/name} or ${env:NAME}, and"
                        + " never be the secret itself; what is written there is not shown for that reason");
                return Optional.empty();
            }
        });
    }
}
