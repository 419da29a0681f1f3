package dev.slipway.runtime.kafka;

import dev.slipway.events.flow.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of the pipeline on a broker: made as the contract says, and checked against it. */
public final class Topics {

    /** The broker could not be asked. */
    public static final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * What a check found.
     *
     * @param partitions the number that all topics share; nothing where there are problems
     * @param problems every problem at once, a sentence each
     */
    public record Findings(Optional<Integer> partitions, List<String> problems) {}

    private final Admin admin;
    private final Duration patience;

    public Topics(Admin admin) {
        this(admin, Duration.ofSeconds(20));
    }

    public Topics(Admin admin, Duration patience) {
        this.admin = admin;
        this.patience = patience;
    }

    /** Makes what is missing; what is there stays as it is. Answers with the names of what was made. */
    public List<String> create(int partitions, short replication) {
        var present = ask(admin.listTopics().names());
        var missing =
                Topic.all().filter(topic -> !present.contains(topic.name())).toList();
        admin.createTopics(missing.stream()
                        .map(topic -> new NewTopic(topic.name(), partitions, replication).configs(topic.settings()))
                        .toList())
                .values()
                .values()
                .forEach(this::askUnlessThere);
        return missing.stream().map(Topic::name).toList();
    }

    public Findings check() {
        var present = ask(admin.listTopics().names());
        var problems = new ArrayList<String>();
        var wanted = Topic.all().toList();
        wanted.stream()
                .filter(topic -> !present.contains(topic.name()))
                .forEach(topic -> problems.add("topic " + topic.name() + " is missing"));
        var there =
                wanted.stream().filter(topic -> present.contains(topic.name())).toList();
        var described = ask(
                admin.describeTopics(there.stream().map(Topic::name).toList()).allTopicNames());
        var partitions = partitions(described, problems);
        var settings = settings(there);
        there.forEach(topic -> compare(topic, settings.getOrDefault(topic.name(), Map.of()), problems));
        return new Findings(problems.isEmpty() ? partitions : Optional.empty(), problems);
    }

    private static Optional<Integer> partitions(Map<String, TopicDescription> described, List<String> problems) {
        var counts = described.values().stream()
                .collect(Collectors.groupingBy(
                        topic -> topic.partitions().size(),
                        Collectors.mapping(TopicDescription::name, Collectors.toList())));
        if (counts.size() > 1) {
            problems.add("topics differ in their number of partitions, which must be the same for all: " + counts);
        }
        return counts.keySet().stream().findFirst();
    }

    private static void compare(Topic topic, Map<String, String> actual, List<String> problems) {
        for (var setting : List.of("cleanup.policy", "retention.ms", "max.message.bytes", "message.timestamp.type")) {
            var wanted = topic.settings().get(setting);
            var found = actual.get(setting);
            if (wanted != null && !wanted.equals(found)) {
                problems.add("topic " + topic.name() + " has " + setting + "=" + found + ", it needs " + wanted);
            }
        }
    }

    private Map<String, Map<String, String>> settings(List<Topic> topics) {
        var resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                .toList();
        var answer = ask(admin.describeConfigs(resources).all());
        var settings = new HashMap<String, Map<String, String>>();
        answer.forEach((resource, config) -> settings.put(resource.name(), values(config)));
        return settings;
    }

    private static Map<String, String> values(Config config) {
        var values = new HashMap<String, String>();
        config.entries().forEach(entry -> {
            if (entry.value() != null) {
                values.put(entry.name(), entry.value());
            }
        });
        return values;
    }

    private void askUnlessThere(KafkaFuture<Void> future) {
        try {
            ask(future);
        } catch (Unreachable refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw refused;
            }
        }
    }

    private <T> T ask(KafkaFuture<T> future) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted while the broker was asked", e);
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new Unreachable("the broker did not answer as expected: " + cause.getMessage(), cause);
        } catch (TimeoutException e) {
            throw new Unreachable("the broker did not answer within " + patience.toSeconds() + " s", e);
        }
    }
}
