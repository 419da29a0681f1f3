package dev.slipway.migrations;

import java.util.List;

/** One step of a schema's way, with the way back. */
public record Migration(Version version, String name, Script up, Rollback rollback) {

    /** Where its scripts lie. */
    public List<String> files() {
        return rollback instanceof Rollback.Scripted(var down) ? List.of(up.file(), down.file()) : List.of(up.file());
    }

    @Override
    public String toString() {
        return name;
    }
}
