package dev.slipway.cli.connect;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The broker as a client sees it; it is knocked at first, because a Kafka client waits long for one that is not there. */
public record Broker(String bootstrapServers, Map<String, String> client) {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int ANSWER_MILLIS = 15_000;

    public Broker {
        client = Map.copyOf(client);
    }

    public static Broker at(String bootstrapServers) {
        return new Broker(bootstrapServers, Map.of());
    }

    public Admin admin() {
        return open(Admin::create, Map.of("default.api.timeout.ms", ANSWER_MILLIS, "request.timeout.ms", 5_000));
    }

    /** Reads only what was committed, without a group, so nobody's place is moved. */
    public KafkaConsumer<byte[], byte[]> consumer() {
        return open(
                settings -> new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                Map.of(
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "fetch.max.wait.ms",
                        100,
                        "default.api.timeout.ms",
                        ANSWER_MILLIS));
    }

    public KafkaProducer<byte[], byte[]> producer() {
        return open(
                settings -> new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()),
                Map.of(
                        "acks",
                        "all",
                        "max.block.ms",
                        ANSWER_MILLIS,
                        "request.timeout.ms",
                        5_000,
                        "delivery.timeout.ms",
                        ANSWER_MILLIS));
    }

    private <T> T open(java.util.function.Function<Map<String, Object>, T> kind, Map<String, Object> own) {
        knock();
        var settings = new HashMap<String, Object>(own);
        settings.putAll(client);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("client.id", "slipway-cli-" + ProcessHandle.current().pid());
        try {
            return kind.apply(settings);
        } catch (KafkaException e) {
            throw new CannotGoOn(
                    ExitCode.USAGE,
                    "the connection to " + bootstrapServers + " cannot be set up: "
                            + (e.getCause() == null
                                    ? e.getMessage()
                                    : e.getCause().getMessage())
                            + "; check --bootstrap-server and the file given with --kafka-properties",
                    e);
        }
    }

    private void knock() {
        var answers = new StringBuilder();
        for (var address : bootstrapServers.split(",", -1)) {
            var problem = knockAt(address.strip());
            if (problem.isEmpty()) {
                return;
            }
            answers.append(answers.isEmpty() ? "" : ", ").append(problem);
        }
        throw new CannotGoOn(
                ExitCode.NO_CONNECTION,
                "no broker answers at " + bootstrapServers + " (" + answers
                        + "); start one with `slipway up`, or name another with --bootstrap-server");
    }

    private static String knockAt(String address) {
        var colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw CannotGoOn.usage(
                    "`" + address + "` is no address of a broker; write host:port, such as 127.0.0.1:9092");
        }
        try (var socket = new Socket()) {
            var port = Integer.parseInt(address.substring(colon + 1));
            socket.connect(new InetSocketAddress(address.substring(0, colon), port), (int) PATIENCE.toMillis());
            return "";
        } catch (IOException | IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
