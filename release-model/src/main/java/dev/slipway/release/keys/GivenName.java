package dev.slipway.release.keys;

import static dev.slipway.release.yaml.Scalars.text;

import dev.slipway.release.yaml.Shape;

/** A name that an operator has given to a key, a group, a webhook or a freeze window. */
public final class GivenName {

    public static final Shape<String> SHAPE = text().where(
                    written -> written.matches("[A-Za-z0-9][A-Za-z0-9._@-]{0,62}"),
                    "must be a name of letters, digits, dots, hyphens, underscores or @");

    private GivenName() {}
}
