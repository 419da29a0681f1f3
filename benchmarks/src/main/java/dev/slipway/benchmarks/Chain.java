package dev.slipway.benchmarks;

/** Five hops, one after the other: a record put on the input topic comes out of the output topic once. */
interface Chain extends AutoCloseable {

    @Override
    void close();
}
