package dev.slipway.readiness.inspection;

/** What is known about undoing one change of the schema. */
public sealed interface WayBack {

    /** The tool can undo it, by a script or by itself. */
    record Present() implements WayBack {}

    /** Its author says that there is none. */
    record Declared() implements WayBack {}

    /** Nobody thought about it, or thought and wrote nothing. */
    record Missing(String why) implements WayBack {}

    WayBack PRESENT = new Present();
}
