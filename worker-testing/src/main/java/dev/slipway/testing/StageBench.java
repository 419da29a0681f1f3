package dev.slipway.testing;

import dev.slipway.events.StageName;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.TargetPartition;
import dev.slipway.runtime.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Runs a stage in the calling thread, without a broker: everything an event leads to, until nothing is left to do. */
public final class StageBench {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Workshop workshop;
    private final Map<StageName, Duration> silences = new HashMap<>();
    private Optional<Runnable> duringWait = Optional.empty();
    private boolean owned = true;
    private long token = 1;

    private StageBench(Stage stage) {
        workshop = new Workshop(stage, this);
    }

    public static StageBench of(Stage stage) {
        return new StageBench(stage);
    }

    public SettableClock clock() {
        return clock;
    }

    /** Delivers an event as its topic would, and runs until nothing is left to do now. */
    public StageBench deliver(SpecificRecord event) {
        return deliver(event, Map.of());
    }

    public StageBench deliver(SpecificRecord event, Map<String, byte[]> headers) {
        var target = Events.envelopeOf(event).getTarget();
        return deliver(event, headers, target, TargetPartition.of(target, Wire.PARTITIONS));
    }

    /** Delivers an event with a key and in a partition of the test's choice. */
    public StageBench deliver(SpecificRecord event, Map<String, byte[]> headers, String key, int partition) {
        workshop.take(event, headers, key, partition);
        return this;
    }

    /** Moves the clock, and runs what falls due on the way, in the order of time. */
    public StageBench advance(Duration by) {
        var end = clock.instant().plus(by);
        for (var next = workshop.next(end); next.isPresent(); next = workshop.next(end)) {
            moveTo(next.get());
            workshop.run();
        }
        moveTo(end);
        return this;
    }

    /** As if the process were killed after the next attempt at this step or event, before its result was written. */
    public StageBench crashAfter(String name) {
        workshop.crashAfter(name);
        return this;
    }

    /** A new process takes over: what had not been finished is run again, as resumed. */
    public StageBench resume() {
        owned = true;
        token++;
        workshop.takeOver();
        return this;
    }

    /** Runs once, the next time that a step waits. */
    public StageBench whileWaiting(Runnable action) {
        duringWait = Optional.of(action);
        return this;
    }

    /** The target goes to somebody else before the next question about it, or the next wait. */
    public StageBench loseOwnership() {
        owned = false;
        return this;
    }

    public StageBench silence(StageName of, Duration length) {
        silences.put(of, length);
        return this;
    }

    public List<SpecificRecord> published() {
        return workshop.published();
    }

    public <E extends SpecificRecord> List<E> published(Class<E> type) {
        return published().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The names of what was published, in order: the story of a test in one line. */
    public List<String> story() {
        return published().stream().map(Events::nameOf).toList();
    }

    public StageBench forgetPublished() {
        workshop.forgetPublished();
        return this;
    }

    public List<String> deadLetters() {
        return workshop.deadLetters();
    }

    public List<String> ignored() {
        return workshop.ignored();
    }

    public <M> Optional<M> memory(String target, Class<M> type) {
        return workshop.memory(target, type);
    }

    /** The timers that wait, as `step/input`. */
    public List<String> timers() {
        return workshop.timers();
    }

    long token() {
        return token;
    }

    boolean owned() {
        return owned;
    }

    boolean urgentWaiting(String target) {
        return workshop.urgentWaiting(target);
    }

    boolean urgentWaitingAbout(String target, String requestId) {
        return workshop.urgentWaitingAbout(target, requestId);
    }

    Duration silenceOf(StageName of) {
        return silences.getOrDefault(of, Duration.ofDays(1));
    }

    void waited() {
        var action = duringWait;
        duringWait = Optional.empty();
        action.ifPresent(Runnable::run);
    }

    private void moveTo(Instant time) {
        if (time.isAfter(clock.instant())) {
            clock.advance(Duration.between(clock.instant(), time));
        }
    }
}
