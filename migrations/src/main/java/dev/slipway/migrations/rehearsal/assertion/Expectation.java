package dev.slipway.migrations.rehearsal.assertion;

/** Which answer to a question is the right one. */
public sealed interface Expectation {

    /** This one, before and after. */
    record Always(String value) implements Expectation {}

    /** This one when the migrations have run; before, nobody asks. */
    record Afterwards(String value) implements Expectation {}

    /** The same after as before, whatever it is. */
    record Unchanged() implements Expectation {}
}
