package dev.slipway.migrations.rehearsal.assertion;

/** A sentence about the data that can be checked: a query with one value for an answer. */
public record Assertion(String name, String query, Expectation expectation) {}
