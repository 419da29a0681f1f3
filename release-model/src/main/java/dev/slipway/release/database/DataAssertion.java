package dev.slipway.release.database;

/** A sentence about the data that migrations must not make untrue: a query with one value for an answer. */
public record DataAssertion(String name, String query, Expected expected) {

    /** Which answer is the right one. */
    public sealed interface Expected {}

    /** This one, before the migrations and after them. */
    public record Is(String value) implements Expected {}

    /** This one when the migrations have run. */
    public record After(String value) implements Expected {}

    /** The same after the migrations as before. */
    public record Unchanged() implements Expected {}
}
