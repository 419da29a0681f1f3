package dev.slipway.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What happens next, as a handler says it: published, remembered and scheduled together, or not at all. */
public final class Next {

    /** A step of this stage that shall run, now or at a time. A later one with the same name and input replaces it. */
    public record Follow(String step, String input, Optional<Instant> at) {}

    /** What becomes of the memory of the target. */
    public sealed interface Memory {
        record Keep() implements Memory {}

        record Replace(Object value) implements Memory {}

        record Forget() implements Memory {}
    }

    private final List<SpecificRecord> events = new ArrayList<>();
    private final List<Follow> follows = new ArrayList<>();
    private final List<Follow> cancelled = new ArrayList<>();
    private Memory memory = new Memory.Keep();
    private @Nullable String parked;
    private @Nullable String ignored;

    private Next() {}

    /** The event needs no answer. */
    public static Next nothing() {
        return new Next();
    }

    public static Next publish(SpecificRecord... events) {
        return new Next().and(events);
    }

    /** The event is none for this stage in its present state; the reason is logged and counted. */
    public static Next ignore(String reason) {
        var next = new Next();
        next.ignored = reason;
        return next;
    }

    /** The event came before its cause: it is kept and tried again whenever the memory of the target changes. */
    public static Next park(String reason) {
        var next = new Next();
        next.parked = reason;
        return next;
    }

    public Next and(SpecificRecord... more) {
        events.addAll(List.of(more));
        return this;
    }

    /** Appends what another part of the decision wants. A memory said there replaces the one said here. */
    public Next and(Next other) {
        events.addAll(other.events);
        follows.addAll(other.follows);
        cancelled.addAll(other.cancelled);
        if (!(other.memory instanceof Memory.Keep)) {
            memory = other.memory;
        }
        return this;
    }

    public Next remember(Object value) {
        memory = new Memory.Replace(value);
        return this;
    }

    public Next forget() {
        memory = new Memory.Forget();
        return this;
    }

    /** Runs a step of this stage as soon as this is committed, behind urgent events and before others. */
    public Next then(String step) {
        return then(step, "");
    }

    public Next then(String step, String input) {
        follows.add(new Follow(step, input, Optional.empty()));
        return this;
    }

    /** Runs a step at a time, once the stage has read all that was there by then. */
    public Next later(String step, String input, Instant at) {
        follows.add(new Follow(step, input, Optional.of(at)));
        return this;
    }

    public Next cancelLater(String step, String input) {
        cancelled.add(new Follow(step, input, Optional.empty()));
        return this;
    }

    public List<SpecificRecord> events() {
        return List.copyOf(events);
    }

    public List<Follow> follows() {
        return List.copyOf(follows);
    }

    public List<Follow> cancelled() {
        return List.copyOf(cancelled);
    }

    /** Whether it only publishes, or not even that. */
    public boolean changesNothing() {
        return follows.isEmpty() && cancelled.isEmpty() && memory instanceof Memory.Keep;
    }

    public Memory memory() {
        return memory;
    }

    public Optional<String> parked() {
        return Optional.ofNullable(parked);
    }

    public Optional<String> ignored() {
        return Optional.ofNullable(ignored);
    }
}
