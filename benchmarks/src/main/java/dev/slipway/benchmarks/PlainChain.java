package dev.slipway.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/** The limit: five hops of consumer and transactional producer that hand on bytes, one transaction per poll. */
final class PlainChain implements Chain {

    private static final int HOPS = 5;

    private final List<String> topics;
    private final List<PlainHop> hops;

    private PlainChain(List<String> topics, List<PlainHop> hops) {
        this.topics = topics;
        this.hops = hops;
    }

    /** The topics, once for a broker. */
    static void prepare(Bus bus) {
        bus.create(topics());
    }

    static PlainChain start(Bus bus) {
        var topics = topics();
        var hops = IntStream.range(0, HOPS)
                .mapToObj(number -> PlainHop.start(bus, topics.get(number), topics.get(number + 1)))
                .toList();
        return new PlainChain(topics, hops);
    }

    private static List<String> topics() {
        return IntStream.rangeClosed(0, HOPS)
                .mapToObj(number -> "plain." + number)
                .toList();
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public String input() {
        return topics.getFirst();
    }

    @Override
    public String output() {
        return topics.getLast();
    }

    @Override
    public void close() {
        hops.forEach(PlainHop::close);
    }
}
