package dev.slipway.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

    private static final String TOPIC = "slipway.requests";

    @TempDir
    Path data;

    @Test
    void gives_a_committed_reader_what_a_transaction_wrote_and_nothing_of_an_aborted_one() throws Exception {
        try (var broker = EmbeddedKafka.start(data)) {
            var kafka = new Kafka(broker.bootstrapServers());
            kafka.create(TOPIC);

            kafka.abort(TOPIC, "never");
            kafka.commit(TOPIC, "one", "two");

            assertThat(kafka.readCommitted(TOPIC, 2)).containsExactly("one", "two");
        }
    }

    @Test
    void goes_on_with_its_data_after_a_restart_on_other_ports() throws Exception {
        String clusterId;
        try (var broker = EmbeddedKafka.start(data)) {
            var kafka = new Kafka(broker.bootstrapServers());
            kafka.create(TOPIC);
            kafka.commit(TOPIC, "before");
            clusterId = describe(broker).clusterId();
        }
        try (var broker = EmbeddedKafka.start(data)) {
            var kafka = new Kafka(broker.bootstrapServers());
            kafka.commit(TOPIC, "after");

            assertThat(kafka.readCommitted(TOPIC, 2)).containsExactly("before", "after");
            assertThat(describe(broker).clusterId()).isEqualTo(clusterId);
        }
    }

    @Test
    void runs_the_newest_transaction_protocol() throws Exception {
        try (var broker = EmbeddedKafka.start(data)) {
            assertThat(describe(broker).transactionVersion()).isEqualTo((short) 2);
        }
    }

    @Test
    void lets_a_given_property_win_over_its_own() throws Exception {
        var settings = EmbeddedKafka.Settings.in(data).withProperties(Map.of("auto.create.topics.enable", "true"));
        try (var broker = EmbeddedKafka.start(settings)) {
            var kafka = new Kafka(broker.bootstrapServers());
            kafka.commit("made-on-the-fly", "one");

            assertThat(kafka.readCommitted("made-on-the-fly", 1)).containsExactly("one");
        }
    }

    @Test
    void says_which_port_is_taken_and_what_to_do() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var settings = EmbeddedKafka.Settings.in(data).withPort(other.getLocalPort());

            assertThatThrownBy(() -> EmbeddedKafka.start(settings))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("127.0.0.1:" + other.getLocalPort())
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void refuses_a_directory_that_a_running_broker_uses() {
        try (var broker = EmbeddedKafka.start(data)) {
            assertThatThrownBy(() -> EmbeddedKafka.start(data))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(data.toString())
                    .hasMessageContaining("Stop that one");
            assertThat(broker.failure().toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void refuses_a_path_that_kafka_would_take_for_two() {
        assertThatThrownBy(() -> EmbeddedKafka.start(data.resolve("one,two")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("one,two")
                .hasMessageContaining("comma");
    }

    @Test
    void leaves_the_directory_usable_when_a_start_fails() throws Exception {
        var broken = EmbeddedKafka.Settings.in(data).withProperties(Map.of("num.io.threads", "none"));
        assertThatThrownBy(() -> EmbeddedKafka.start(broken))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("num.io.threads");

        try (var broker = EmbeddedKafka.start(data)) {
            assertThat(describe(broker).clusterId()).isNotEmpty();
        }
    }

    private static Description describe(EmbeddedKafka broker) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            var features = admin.describeFeatures().featureMetadata().get().finalizedFeatures();
            var transactions = features.get("transaction.version");
            return new Description(
                    admin.describeCluster().clusterId().get(),
                    transactions == null ? 0 : transactions.maxVersionLevel());
        }
    }

    private record Description(String clusterId, short transactionVersion) {}
}
