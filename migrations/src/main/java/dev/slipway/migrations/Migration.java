package dev.slipway.migrations;

/** One step of a schema's way, with the way back. */
public record Migration(Version version, String name, Script up, Rollback rollback) {

    @Override
    public String toString() {
        return name;
    }
}
