package dev.slipway.deploy;

import dev.slipway.release.Target;

/** Who acts on a target, with the token that outranks every owner before; whatever is older is refused. */
public record Owner(Target target, long token) {}
