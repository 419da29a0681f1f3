package dev.slipway.events.flow;

import static java.util.stream.Collectors.joining;

import dev.slipway.events.StageName;
import org.apache.avro.specific.SpecificRecord;

/** The flow as a table for people: each topic, who writes it, its events, and who reacts to each. */
final class FlowTable {

    private FlowTable() {}

    static String markdown() {
        return "\n| topic | written by | events (→ who reacts) |\n|---|---|---|\n"
                + Topic.shared().map(FlowTable::row).collect(joining())
                + "\n";
    }

    private static String row(Topic topic) {
        return "| `%s` | %s | %s |\n"
                .formatted(
                        topic.name(),
                        topic.writer().map(Topic::slug).orElseGet(() -> openTo(topic)),
                        Flow.eventsOn(topic).stream().map(FlowTable::event).collect(joining(" · ")));
    }

    private static String openTo(Topic topic) {
        return topic.equals(Topic.REQUESTS) ? "CI, people, bots; signed" : "every worker";
    }

    private static String event(Class<? extends SpecificRecord> event) {
        var readers = Topic.stages()
                .filter(stage -> reactsTo(stage, event))
                .map(Topic::slug)
                .collect(joining(", "));
        return event.getSimpleName() + (readers.isEmpty() ? "" : " → " + readers);
    }

    private static boolean reactsTo(StageName stage, Class<? extends SpecificRecord> event) {
        return Flow.consumedBy(stage).contains(event)
                || (Flow.hearsProgress(stage)
                        && Flow.topicOf(event).filter(Topic.PROGRESS::equals).isPresent());
    }
}
