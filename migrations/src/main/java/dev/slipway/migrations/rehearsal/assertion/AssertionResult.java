package dev.slipway.migrations.rehearsal.assertion;

/** How an assertion came out, in a sentence that says which values were seen. */
public record AssertionResult(String name, boolean holds, String outcome) {}
