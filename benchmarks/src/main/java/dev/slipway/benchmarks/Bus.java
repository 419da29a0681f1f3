package dev.slipway.benchmarks;

import dev.slipway.embedded.BrokerProcess;
import dev.slipway.runtime.kafka.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The broker that everything measured shares, in a process of its own, with the topics of the pipeline. */
final class Bus implements AutoCloseable {

    static final int PARTITIONS = 4;

    private final String bootstrapServers;
    private final Optional<BrokerProcess> broker;

    private Bus(String bootstrapServers, Optional<BrokerProcess> broker) {
        this.bootstrapServers = bootstrapServers;
        this.broker = broker;
    }

    static Bus start(Path data) {
        var broker = BrokerProcess.start(data);
        var bus = new Bus(broker.bootstrapServers(), Optional.of(broker));
        try (var admin = bus.admin()) {
            new Topics(admin).create(PARTITIONS, (short) 1);
        }
        return bus;
    }

    /** The same broker, as another process sees it. */
    static Bus at(String bootstrapServers) {
        return new Bus(bootstrapServers, Optional.empty());
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    ProcessHandle process() {
        return ProcessHandle.of(broker.orElseThrow().pid()).orElseThrow();
    }

    Admin admin() {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers()));
    }

    void create(List<String> topics) {
        try (var admin = admin()) {
            admin.createTopics(topics.stream()
                            .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker made no topics " + topics, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were made", e);
        }
    }

    KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        return new KafkaProducer<>(with(settings), new ByteArraySerializer(), new ByteArraySerializer());
    }

    KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        var config = with(settings);
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", false);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> with(Map<String, Object> settings) {
        var config = new HashMap<>(settings);
        config.put("bootstrap.servers", bootstrapServers());
        return config;
    }

    @Override
    public void close() {
        broker.ifPresent(BrokerProcess::close);
    }
}
