package dev.slipway.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessIT {

    private static final String TOPIC = "slipway.requests";

    @TempDir
    Path data;

    @Test
    void has_everything_committed_after_a_kill_and_nothing_of_the_transaction_that_was_open() throws Exception {
        try (var broker = BrokerProcess.start(data)) {
            var address = broker.bootstrapServers();
            var kafka = new Kafka(address);
            kafka.create(TOPIC);
            kafka.commit(TOPIC, "committed");
            var cutShort = kafka.producer("cut-short");
            cutShort.beginTransaction();
            cutShort.send(new ProducerRecord<>(TOPIC, "shop/production", "open"));
            cutShort.flush();

            broker.kill();
            cutShort.close(Duration.ZERO);
            broker.restart();

            kafka.producer("cut-short").close();
            kafka.commit(TOPIC, "later");

            assertThat(broker.bootstrapServers()).isEqualTo(address);
            assertThat(kafka.readCommitted(TOPIC, 2)).containsExactly("committed", "later");
        }
    }

    @Test
    void ends_with_its_handle() {
        var broker = BrokerProcess.start(data);
        var process = ProcessHandle.of(broker.pid()).orElseThrow();

        broker.close();

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void passes_on_what_the_broker_said_when_it_cannot_start() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> BrokerProcess.start(data, other.getLocalPort()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("127.0.0.1:" + other.getLocalPort());
        }
    }

    @Test
    void leaves_a_directory_alone_that_another_process_uses() {
        try (var broker = EmbeddedKafka.start(data)) {
            assertThatThrownBy(() -> BrokerProcess.start(data))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(data.toString())
                    .hasMessageContaining("Stop that one");
            assertThat(broker.failure().toCompletableFuture()).isNotDone();
        }
    }
}
