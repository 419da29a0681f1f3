package dev.slipway.migrations;

/** What a file is in a layout, told by its path alone. */
sealed interface Place {

    /** The way forward of a migration. */
    record Up(Version version, String name) implements Place {}

    /** The way back of a migration. */
    record Down(Version version, String name) implements Place {}

    /** Meant for the layout, but not as it should be. */
    record Wrong(String why) implements Place {}

    /** None of the layout's business. */
    record Foreign() implements Place {}
}
