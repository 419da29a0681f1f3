package dev.slipway.migrations.data;

/**
 * How many rows there are, and how many of them were written by a certain transaction or a later one.
 *
 * <p>Whoever changes a row writes it anew. So if none is new and there are as many as before, they are the same.
 */
record Ages(long rows, long since) {

    Ages plus(Ages rest) {
        return new Ages(rows + rest.rows, since + rest.since);
    }
}
