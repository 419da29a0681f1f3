package dev.slipway.migrations;

/** The way back from a migration. */
public sealed interface Rollback {

    /** A script that undoes it. */
    record Scripted(Script script) implements Rollback {}

    /** There is none, its author says so and says why. */
    record Irreversible(String reason) implements Rollback {}

    /** Nobody has thought about it. */
    record Missing(String why) implements Rollback {}
}
