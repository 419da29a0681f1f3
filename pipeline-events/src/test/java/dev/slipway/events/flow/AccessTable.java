package dev.slipway.events.flow;

import static java.util.stream.Collectors.joining;

import dev.slipway.events.StageName;
import java.util.stream.Stream;

/** Who may do what on the broker: each worker is the only one that writes its facts, CI may only ask. */
final class AccessTable {

    private static final String HEAD = """
            # Written from the flow by docs/generate; applied by acls.sh.
            # principal  operations  resource  pattern  names
            """;

    private AccessTable() {}

    static String text() {
        return HEAD + Topic.stages().map(AccessTable::worker).collect(joining()) + ci() + reader();
    }

    private static String worker(StageName stage) {
        var name = Topic.slug(stage);
        var ledger = Topic.ledgerOf(stage);
        var read = Stream.of(
                        Flow.inputsOf(stage).stream(),
                        Topic.shared().filter(Flow.readsWhole(stage)::contains),
                        Stream.of(Topic.PROGRESS).filter(topic -> Flow.hearsProgress(stage)),
                        Stream.of(ledger))
                .flatMap(topics -> topics);
        var write = Stream.concat(
                Topic.all().filter(topic -> topic.writer().filter(stage::equals).isPresent()),
                Stream.of(Topic.REQUESTS, Topic.PROGRESS)
                        .filter(topic -> topic.equals(Topic.PROGRESS) || movesStrayedRequests(stage)));
        return line(name, "Describe,DescribeConfigs", "topic", "prefixed", "slipway.")
                + line(name, "Read", "topic", "literal", names(read))
                + line(name, "Write", "topic", "literal", names(write))
                + line(name, "Read,Describe", "group", "literal", "slipway." + name)
                + line(name, "Write,Describe", "transactional-id", "prefixed", "slipway." + name + ".");
    }

    /** Whoever reads requests puts those that strayed into their partition. */
    private static boolean movesStrayedRequests(StageName stage) {
        return Flow.inputsOf(stage).contains(Topic.REQUESTS);
    }

    private static String ci() {
        return line("ci", "Write", "topic", "literal", Topic.REQUESTS.name())
                + line("ci", "Read,Describe", "topic", "literal", names(Topic.shared()));
    }

    private static String reader() {
        return line("reader", "Read,Describe", "topic", "literal", names(Topic.shared()))
                + line("reader", "Read,Describe", "group", "prefixed", "reader.");
    }

    private static String line(String... columns) {
        return String.join("  ", columns) + "\n";
    }

    private static String names(Stream<Topic> topics) {
        return topics.map(Topic::name).collect(joining(","));
    }
}
