package dev.slipway.benchmarks.traffic;

/** One user, who comes again and again until told to leave. */
abstract class Visitor {

    private volatile boolean leaving;

    /** Returns when the visitor has left. */
    abstract void visit();

    final void leave() {
        leaving = true;
    }

    final boolean stays() {
        return !leaving;
    }
}
