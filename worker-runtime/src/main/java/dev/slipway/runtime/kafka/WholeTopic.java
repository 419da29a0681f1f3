package dev.slipway.runtime.kafka;

import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Undecodable;
import dev.slipway.runtime.TryAgain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all partitions of a topic from the beginning, for questions that concern several targets. Nothing is read before
 * the first question, and no answer counts before it has caught up.
 */
public final class WholeTopic implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WholeTopic.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Topic topic;
    private final EventCodec codec;
    private final Supplier<KafkaConsumer<byte[], byte[]>> consumers;
    private final Consumer<SpecificRecord> each;
    private final ConcurrentLinkedQueue<CompletableFuture<Void>> questions = new ConcurrentLinkedQueue<>();
    private volatile Thread reader = Thread.ofVirtual().unstarted(() -> {});
    private volatile @Nullable KafkaConsumer<byte[], byte[]> open;
    private volatile boolean closed;

    WholeTopic(
            Topic topic,
            EventCodec codec,
            Supplier<KafkaConsumer<byte[], byte[]>> consumers,
            Consumer<SpecificRecord> each) {
        this.topic = topic;
        this.codec = codec;
        this.consumers = consumers;
        this.each = each;
    }

    public static WholeTopic of(Topic topic, EngineSettings settings, EventCodec codec, Consumer<SpecificRecord> each) {
        return new WholeTopic(topic, codec, new Clients(settings, "")::wholeTopicConsumer, each);
    }

    /** Returns once all that was there when it was called has been seen. */
    public void catchUp(Duration within) throws InterruptedException {
        var question = new CompletableFuture<Void>();
        questions.add(question);
        readOn();
        try {
            question.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            questions.remove(question);
            throw new TryAgain(
                    "the topic " + topic.name() + " was not read to its end within " + within.toMillis() + " ms");
        } catch (ExecutionException cannotRead) {
            throw new TryAgain("the topic " + topic.name() + " cannot be read at the moment", cannotRead);
        }
    }

    private synchronized void readOn() {
        if (!reader.isAlive() && !closed) {
            reader = Thread.ofPlatform().daemon().name("whole-" + topic.name()).start(this::read);
        }
    }

    /** After a failure the next question begins anew: what is seen twice changes nothing. */
    private void read() {
        var waiting = new ArrayList<Waiting>();
        try (var consumer = consumers.get()) {
            open = consumer;
            consumer.assign(consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            while (!closed) {
                take(consumer, waiting);
                consumer.poll(waiting.isEmpty() ? POLL : Duration.ofMillis(50)).forEach(record -> see(record.value()));
                waiting.removeIf(one -> one.answeredBy(consumer));
            }
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.warn("{} cannot be read", topic.name(), e);
            }
            waiting.forEach(one -> one.question.completeExceptionally(e));
        }
    }

    private void take(KafkaConsumer<byte[], byte[]> consumer, List<Waiting> waiting) {
        for (var question = questions.poll(); question != null; question = questions.poll()) {
            waiting.add(new Waiting(question, consumer.endOffsets(consumer.assignment())));
        }
    }

    private void see(byte @Nullable [] value) {
        if (value == null) {
            return;
        }
        try {
            each.accept(codec.decode(value));
        } catch (Undecodable notAnEvent) {
            LOG.debug("{} holds a record that is no event: {}", topic.name(), notAnEvent.getMessage());
        }
    }

    private record Waiting(CompletableFuture<Void> question, Map<TopicPartition, Long> ends) {

        boolean answeredBy(KafkaConsumer<byte[], byte[]> consumer) {
            var there = ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            return there && question.complete(null);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        Optional.ofNullable(open).ifPresent(KafkaConsumer::wakeup);
        reader.join();
    }
}
