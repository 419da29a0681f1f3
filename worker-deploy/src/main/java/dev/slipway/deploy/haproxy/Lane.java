package dev.slipway.deploy.haproxy;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One of HAProxy's sections of servers. They cannot be made while it runs, so a stock of empty ones is written into its
 * configuration, and each route leads to one; to which one is changed for all routes at once.
 */
record Lane(String name) implements Comparable<Lane> {

    private static final int STOCK = 96;

    static final List<Lane> ALL = IntStream.rangeClosed(1, STOCK)
            .mapToObj(number -> new Lane("lane-" + number))
            .toList();

    /** Where a route leads that has no instance. */
    static final Lane NOBODY = new Lane("nobody");

    boolean inStock() {
        return ALL.contains(this);
    }

    @Override
    public int compareTo(Lane other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
