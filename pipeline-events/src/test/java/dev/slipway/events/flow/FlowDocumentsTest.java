package dev.slipway.events.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlowDocumentsTest {

    @Test
    void the_table_in_the_architecture_says_what_the_flow_says() {
        assertThat(FlowDocuments.tableIn(FlowDocuments.read("ARCHITECTURE.md")))
                .as("run docs/generate")
                .isEqualTo(FlowTable.markdown());
    }

    @Test
    void the_access_lists_say_what_the_flow_says() {
        assertThat(FlowDocuments.read("deploy/kafka/acls.txt"))
                .as("run docs/generate")
                .isEqualTo(AccessTable.text());
    }

    @Test
    void every_topic_of_facts_has_one_writer_in_the_access_lists() {
        Topic.shared()
                .filter(topic -> topic.writer().isPresent())
                .forEach(topic -> assertThat(writersOf(topic))
                        .as(topic.name())
                        .containsExactly(topic.writer().map(Topic::slug).orElseThrow()));
    }

    @Test
    void ci_may_write_requests_and_nothing_else() {
        assertThat(Topic.all().filter(topic -> writersOf(topic).contains("ci"))).containsExactly(Topic.REQUESTS);
    }

    private static List<String> writersOf(Topic topic) {
        return AccessTable.text()
                .lines()
                .map(line -> line.split(" +"))
                .filter(columns -> columns.length == 5 && columns[1].contains("Write") && columns[2].equals("topic"))
                .filter(columns -> List.of(columns[4].split(",")).contains(topic.name()))
                .map(columns -> columns[0])
                .toList();
    }
}
