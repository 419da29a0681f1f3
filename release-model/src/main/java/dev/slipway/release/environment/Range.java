package dev.slipway.release.environment;

import java.util.Optional;

/** From where to where a number may go, either end open. */
record Range(Optional<Long> least, Optional<Long> most) {

    static final Range ANY = new Range(Optional.empty(), Optional.empty());

    static Range from(long least) {
        return new Range(Optional.of(least), Optional.empty());
    }

    /** Each end as it is here, or else as it is there. */
    Range orElse(Range other) {
        return new Range(least.or(other::least), most.or(other::most));
    }

    boolean contains(long number) {
        return least.map(end -> number >= end).orElse(true)
                && most.map(end -> number <= end).orElse(true);
    }

    boolean isEmpty() {
        return least.isPresent() && !contains(least.get());
    }

    boolean isOpen() {
        return least.isEmpty() && most.isEmpty();
    }

    /** As in "at least 3", or "from 3 to 5". */
    @Override
    public String toString() {
        if (least.isPresent() && most.isPresent()) {
            return "from " + least.get() + " to " + most.get();
        }
        return least.map(end -> "at least " + end)
                .or(() -> most.map(end -> "at most " + end))
                .orElse("any");
    }
}
