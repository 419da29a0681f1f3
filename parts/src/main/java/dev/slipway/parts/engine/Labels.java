package dev.slipway.parts.engine;

/** What Slipway writes on the containers that it starts, so that it knows them again and leaves all others alone. */
public final class Labels {

    /** The target whose release a container belongs to, such as `shop/production`. */
    public static final String TARGET = "dev.slipway.target";

    /** A container that only looks around for the gate, and is gone in a moment. */
    public static final String PROBE = "dev.slipway.probe";

    private Labels() {}
}
