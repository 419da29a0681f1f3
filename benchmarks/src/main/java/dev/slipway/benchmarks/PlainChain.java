package dev.slipway.benchmarks;

import dev.slipway.events.wire.EventCodec;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The limit: five hops of consumer and transactional producer, one transaction per poll. Either each hop reads its event
 * and writes the next one, as every hop of a saga must, or it hands the bytes on unseen.
 */
final class PlainChain implements Chain {

    /** What the hops do with a record. */
    enum Kind {
        EVENTS("plain"),
        BYTES("plain_bytes");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        List<String> topics() {
            return IntStream.rangeClosed(0, Hops.ALL.size())
                    .mapToObj(number -> label + "." + number)
                    .toList();
        }
    }

    private final List<PlainHop> hops;

    private PlainChain(List<PlainHop> hops) {
        this.hops = hops;
    }

    /** The topics, once for a broker. */
    static void prepare(Bus bus) {
        for (var kind : Kind.values()) {
            bus.create(kind.topics());
        }
    }

    static PlainChain start(Bus bus, Kind kind) {
        var codec = EventCodec.builtIn();
        var topics = kind.topics();
        return new PlainChain(IntStream.range(0, Hops.ALL.size())
                .mapToObj(number -> PlainHop.start(
                        bus, topics.get(number), topics.get(number + 1), work(kind, Hops.ALL.get(number), codec)))
                .toList());
    }

    private static UnaryOperator<byte[]> work(Kind kind, Hop<?> hop, EventCodec codec) {
        return switch (kind) {
            case EVENTS -> value -> hop.byHand(value, codec);
            case BYTES -> UnaryOperator.identity();
        };
    }

    @Override
    public void close() {
        hops.forEach(PlainHop::close);
    }
}
