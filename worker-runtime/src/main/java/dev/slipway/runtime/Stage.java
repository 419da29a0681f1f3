package dev.slipway.runtime;

import dev.slipway.events.StageName;
import dev.slipway.events.flow.Flow;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** One stage, as its author writes it: what it reacts to, its steps, and what it remembers. */
public final class Stage {

    private final StageName name;
    private final Map<Class<? extends SpecificRecord>, Reaction<? extends SpecificRecord>> reactions;
    private final Map<String, Reaction<String>> steps;

    private Stage(Builder builder) {
        name = builder.name;
        reactions = Map.copyOf(builder.reactions);
        steps = Map.copyOf(builder.steps);
    }

    public static Builder named(StageName name) {
        return new Builder(name);
    }

    public StageName name() {
        return name;
    }

    public Optional<Reaction<? extends SpecificRecord>> reactionTo(Class<? extends SpecificRecord> event) {
        return Optional.ofNullable(reactions.get(event));
    }

    public Optional<Reaction<String>> step(String step) {
        return Optional.ofNullable(steps.get(step));
    }

    /** Collects a stage, and refuses one that does not fit the flow. */
    public static final class Builder {

        private final StageName name;
        private final Map<Class<? extends SpecificRecord>, Reaction<? extends SpecificRecord>> reactions =
                new LinkedHashMap<>();
        private final Map<String, Reaction<String>> steps = new LinkedHashMap<>();
        private final Set<Class<? extends SpecificRecord>> passed = new HashSet<>();

        private Builder(StageName name) {
            this.name = name;
        }

        public <E extends SpecificRecord> Entry<E> on(Class<E> event) {
            return new Entry<>(event.getSimpleName(), reaction -> reactions.put(event, reaction), this);
        }

        public Entry<String> step(String step) {
            return new Entry<>(step, reaction -> steps.put(step, reaction), this);
        }

        /** The flow brings this event, and there is nothing to do about it. */
        public Builder pass(Class<? extends SpecificRecord> event) {
            passed.add(event);
            return this;
        }

        public Stage build() {
            var expected = Flow.consumedBy(name);
            var known = new HashSet<>(reactions.keySet());
            known.addAll(passed);
            refuse(name + " has no reaction to", missing(expected, known));
            refuse(name + " reacts to what the flow does not bring it:", missing(known, expected));
            return new Stage(this);
        }

        private static Set<String> missing(
                Set<Class<? extends SpecificRecord>> from, Set<Class<? extends SpecificRecord>> in) {
            return from.stream()
                    .filter(event -> !in.contains(event))
                    .map(Class::getSimpleName)
                    .collect(Collectors.toSet());
        }

        private static void refuse(String what, Set<String> events) {
            if (!events.isEmpty()) {
                throw new IllegalStateException(what + " " + String.join(", ", events));
            }
        }
    }

    /** Where a reaction is put once it is complete. */
    private interface Place<I> {
        void put(Reaction<I> reaction);
    }

    /**
     * Describes one reaction; complete with {@link #run}.
     *
     * @param <I> the event, or the input of the step
     */
    public static final class Entry<I> {

        private final String name;
        private final Place<I> place;
        private final Builder stage;
        private Optional<Probe<I>> probe = Optional.empty();
        private Optional<Fallback<I>> fallback = Optional.empty();
        private Retry retry = Retry.DEFAULT;
        private Duration within = Duration.ofMinutes(10);
        private boolean urgent;

        private Entry(String name, Place<I> place, Builder stage) {
            this.name = name;
            this.place = place;
            this.stage = stage;
        }

        public Entry<I> probe(Probe<I> how) {
            probe = Optional.of(how);
            return this;
        }

        /** What is said when the handler gives up, or its attempts are used up. Without it the record goes to the dead letters. */
        public Entry<I> otherwise(Fallback<I> how) {
            fallback = Optional.of(how);
            return this;
        }

        public Entry<I> retry(Retry how) {
            retry = how;
            return this;
        }

        /** The bound of one attempt; past it the thread is interrupted and the attempt has failed. */
        public Entry<I> within(Duration bound) {
            within = bound;
            return this;
        }

        /** Goes before everything that waits for the target, and tells a running step that it waits. */
        public Entry<I> urgent() {
            urgent = true;
            return this;
        }

        public Builder run(Handler<I> handler) {
            place.put(new Reaction<>(name, handler, probe, fallback, retry, within, urgent));
            return stage;
        }
    }
}
