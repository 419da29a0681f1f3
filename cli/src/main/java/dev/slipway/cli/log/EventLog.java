package dev.slipway.cli.log;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.connect.Broker;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.TargetPartition;
import dev.slipway.events.wire.Undecodable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads what the pipeline said, all topics together, in the order in which it was said. */
public final class EventLog implements AutoCloseable {

    private static final List<String> ORDER_OF_FLOW =
            Topic.shared().map(Topic::name).toList();
    /** What one stage said at one instant lies on several topics; there the order of the flow tells. */
    public static final Comparator<Recorded> AS_IT_HAPPENED = Comparator.comparing(Recorded::at)
            .thenComparingInt(recorded -> ORDER_OF_FLOW.indexOf(recorded.topic()))
            .thenComparingLong(Recorded::offset);

    private final Consumer<byte[], byte[]> consumer;
    private final EventCodec codec = EventCodec.builtIn();
    private final Extent extent;
    private int unreadable;

    private EventLog(Consumer<byte[], byte[]> consumer, Extent extent) {
        this.consumer = consumer;
        this.extent = extent;
    }

    /** Places itself where the extent begins; nothing is read before it is asked for. */
    public static EventLog open(Broker broker, Extent extent) {
        var consumer = broker.consumer();
        try {
            var log = new EventLog(consumer, extent);
            log.goToTheBeginning();
            return log;
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** What has come in; empty when the wait is over and nothing has. */
    public List<Recorded> next(Duration wait) {
        var found = new ArrayList<Recorded>();
        consumer.poll(wait).forEach(record -> add(record, found));
        found.sort(AS_IT_HAPPENED);
        return found;
    }

    /** Everything that is there by now. */
    public List<Recorded> rest() {
        return rest(percent -> {});
    }

    /** Everything that is there by now; a long log takes its time, so it says how far it is. */
    public List<Recorded> rest(IntConsumer percent) {
        var found = new ArrayList<Recorded>();
        var ends = consumer.endOffsets(consumer.assignment());
        var all = left(ends);
        for (var left = all; left > 0; left = left(ends)) {
            percent.accept((int) (100 * (all - left) / all));
            found.addAll(next(Duration.ofMillis(200)));
        }
        found.sort(AS_IT_HAPPENED);
        return found;
    }

    private long left(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    /** How many records were no events and have been left out. */
    public int unreadable() {
        return unreadable;
    }

    private void add(ConsumerRecord<byte[], byte[]> record, List<Recorded> found) {
        try {
            SpecificRecord event = codec.decode(record.value() == null ? new byte[0] : record.value());
            var recorded = new Recorded(event, record.topic(), record.partition(), record.offset());
            if (!belongs(recorded)) {
                unreadable++;
            } else if (extent.target().stream()
                    .allMatch(wanted -> wanted.equals(recorded.envelope().getTarget()))) {
                found.add(recorded);
            }
        } catch (Undecodable notAnEvent) {
            unreadable++;
        }
    }

    /** Each topic of facts has one writer; what lies elsewhere may be said by anybody who may ask. */
    private static boolean belongs(Recorded recorded) {
        return Flow.topicOf(recorded.event().getClass())
                .filter(topic -> topic.name().equals(recorded.topic()))
                .isPresent();
    }

    private void goToTheBeginning() {
        var partitions = Topic.shared()
                .filter(topic -> extent.withProgress() || !topic.equals(Topic.PROGRESS))
                .flatMap(topic -> partitionsOf(topic).stream())
                .toList();
        consumer.assign(partitions);
        extent.since()
                .ifPresentOrElse(
                        since -> seek(partitions, since.toEpochMilli()), () -> consumer.seekToBeginning(partitions));
    }

    private List<TopicPartition> partitionsOf(Topic topic) {
        var known = consumer.partitionsFor(topic.name());
        if (known.isEmpty()) {
            throw new CannotGoOn(
                    ExitCode.NO_CONNECTION,
                    "the broker has no topic " + topic.name() + "; make the topics with `slipway topics create`");
        }
        return extent.target()
                .map(target -> List.of(new TopicPartition(topic.name(), TargetPartition.of(target, known.size()))))
                .orElseGet(() -> known.stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                        .toList());
    }

    /** The ends are asked for first: what comes in between the two questions lies behind them and is not missed. */
    private void seek(List<TopicPartition> partitions, long millis) {
        var ends = consumer.endOffsets(partitions);
        var offsets = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> millis)));
        ends.forEach((partition, end) -> {
            var offset = offsets.get(partition);
            consumer.seek(partition, offset == null ? end : offset.offset());
        });
    }

    @Override
    public void close() {
        consumer.close();
    }
}
