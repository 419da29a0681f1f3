package dev.slipway.testing;

import dev.slipway.events.StageName;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.events.wire.Events;
import dev.slipway.events.wire.TargetPartition;
import dev.slipway.events.wire.Undecodable;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Reaction;
import dev.slipway.runtime.Received;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.engine.LedgerJson;
import dev.slipway.runtime.engine.Performer;
import dev.slipway.runtime.engine.Result;
import dev.slipway.runtime.engine.Stamp;
import dev.slipway.runtime.engine.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/** Runs a stage in the calling thread, without a broker: everything an event leads to, until nothing is left to do. */
public final class StageBench {

    static final int PARTITIONS = 4;
    private static final int ENOUGH = 10_000;

    private final Stage stage;
    private final Performer performer;
    private final Stamp stamp;
    private final EventCodec codec = EventCodec.builtIn();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Map<String, Deque<BenchTask>> mailboxes = new HashMap<>();
    private final Map<String, BenchTask> timers = new HashMap<>();
    private final List<Task> parked = new ArrayList<>();
    private final Map<String, byte[]> memories = new HashMap<>();
    private final List<SpecificRecord> published = new ArrayList<>();
    private final List<String> dead = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final Map<StageName, Duration> silences = new HashMap<>();
    private Optional<Runnable> duringWait = Optional.empty();
    private Optional<Predicate<String>> crash = Optional.empty();
    private boolean owned = true;
    private boolean running;
    private long sequence;
    private long token = 1;

    private StageBench(Stage stage) {
        this.stage = stage;
        performer = new Performer(stage);
        stamp = new Stamp(stage.name());
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
        return deliver(event, headers, target, TargetPartition.of(target, PARTITIONS));
    }

    /** Delivers an event with a key and in a partition of the test's choice. */
    public StageBench deliver(SpecificRecord event, Map<String, byte[]> headers, String key, int partition) {
        var topic = Flow.topicOf(event.getClass()).orElseThrow().name();
        var received =
                new Received(topic, partition, PARTITIONS, Optional.of(key), codec.encode(event), Map.copyOf(headers));
        var envelope = Events.envelopeOf(event);
        offer(new BenchTask(Task.ofEvent(envelope, received, Optional.empty(), ++sequence), 1, false, clock.instant()));
        return run();
    }

    /** Moves the clock, and runs what falls due on the way, in the order of time. */
    public StageBench advance(Duration by) {
        var end = clock.instant().plus(by);
        for (var next = nextDue(end); next.isPresent(); next = nextDue(end)) {
            moveTo(next.get());
            dueTimers().forEach(this::offer);
            run();
        }
        moveTo(end);
        return run();
    }

    /** As if the process were killed after the next attempt at this step or event, before its result was written. */
    public StageBench crashAfter(String name) {
        crash = Optional.of(name::equals);
        return this;
    }

    /** A new process takes over: what was under way is run again, as resumed. */
    public StageBench resume() {
        crash = Optional.empty();
        owned = true;
        token++;
        return run();
    }

    /** Runs once, the next time that a step waits. */
    public StageBench whileWaiting(Runnable action) {
        duringWait = Optional.of(action);
        return this;
    }

    public StageBench loseOwnership() {
        owned = false;
        return this;
    }

    public StageBench silence(StageName of, Duration length) {
        silences.put(of, length);
        return this;
    }

    public List<SpecificRecord> published() {
        return List.copyOf(published);
    }

    public <E extends SpecificRecord> List<E> published(Class<E> type) {
        return published.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The names of what was published, in order: the story of a test in one line. */
    public List<String> story() {
        return published.stream().map(Events::nameOf).toList();
    }

    public StageBench forgetPublished() {
        published.clear();
        return this;
    }

    public List<String> deadLetters() {
        return List.copyOf(dead);
    }

    public List<String> ignored() {
        return List.copyOf(ignored);
    }

    public <M> Optional<M> memory(String target, Class<M> type) {
        return Optional.ofNullable(memories.get(target)).map(json -> LedgerJson.read(json, type));
    }

    /** The timers that wait, as `step/input`. */
    public List<String> timers() {
        return timers.values().stream()
                .map(timer -> timer.task().step() + "/" + timer.task().input())
                .sorted()
                .toList();
    }

    long token() {
        return token;
    }

    boolean owned() {
        return owned;
    }

    boolean urgentWaiting(String target) {
        return mailboxes.getOrDefault(target, new ArrayDeque<>()).stream().anyMatch(this::isUrgent);
    }

    Duration silenceOf(StageName of) {
        return silences.getOrDefault(of, Duration.ofDays(1));
    }

    void waited() {
        var action = duringWait;
        duringWait = Optional.empty();
        action.ifPresent(Runnable::run);
    }

    private StageBench run() {
        if (running) {
            return this;
        }
        running = true;
        try {
            for (int i = 0; i < ENOUGH; i++) {
                var mailbox = mailboxes.values().stream().filter(this::ready).findFirst();
                if (mailbox.isEmpty()) {
                    return this;
                }
                if (!attempt(mailbox.get())) {
                    return this;
                }
            }
            throw new AssertionError("the stage goes round in circles: " + story().subList(0, 50));
        } finally {
            running = false;
        }
    }

    private boolean ready(Deque<BenchTask> mailbox) {
        return !mailbox.isEmpty() && !mailbox.getFirst().notBefore().isAfter(clock.instant());
    }

    /** One attempt at the first task of a mailbox; false if the process died of it. */
    private boolean attempt(Deque<BenchTask> mailbox) {
        var work = mailbox.removeFirst();
        var reaction = reactionTo(work.task());
        if (reaction.isEmpty()) {
            ignored.add(work.task().id() + " is not for " + stage.name());
            return true;
        }
        var step = new BenchStep(this, stamp, work, memories.get(work.task().target()));
        var result = performer.perform(reaction.get(), input(work.task()), step);
        if (crash.filter(name -> name.test(reaction.get().name())).isPresent()) {
            crash = Optional.empty();
            mailbox.addFirst(work.again(true, clock.instant(), work.attempt()));
            return false;
        }
        switch (result) {
            case Result.Done done -> apply(work, done.next());
            case Result.Again again ->
                mailbox.addFirst(work.again(work.resumed(), clock.instant().plus(again.pause()), work.attempt() + 1));
            case Result.Dead why -> dead.add(why.why());
            case Result.Lost _ -> {
                mailbox.addFirst(work.again(true, clock.instant(), work.attempt()));
                return false;
            }
        }
        return true;
    }

    private void apply(BenchTask work, Next next) {
        next.ignored().ifPresent(ignored::add);
        if (next.parked().isPresent()) {
            parked.add(work.task().park(clock.instant()));
            return;
        }
        var events = stamp.complete(work.task(), next.events(), clock.instant(), work.attempt(), Optional.empty());
        events.forEach(event -> published.add(copy(event)));
        next.cancelled().forEach(gone -> timers.remove(Task.timerKey(work.task().target(), gone.step(), gone.input())));
        remember(work.task().target(), next.memory());
        follow(work, next, events);
    }

    private void follow(BenchTask work, Next next, List<SpecificRecord> events) {
        var last = events.isEmpty()
                ? Optional.<String>empty()
                : Optional.of(Events.envelopeOf(events.getLast()).getEventId());
        var immediate = new ArrayList<BenchTask>();
        for (int i = 0; i < next.follows().size(); i++) {
            var task = work.task().follow(next.follows().get(i), i, last, Optional.empty(), ++sequence);
            var stored = LedgerJson.read(LedgerJson.write(task), Task.class);
            var follow = new BenchTask(stored, 1, false, stored.due().orElse(clock.instant()));
            if (stored.due().isPresent()) {
                timers.put(stored.ledgerKey(), follow);
            } else {
                immediate.add(follow);
            }
        }
        immediate.reversed().forEach(mailboxOf(work.task().target())::addFirst);
        bringUrgentForward(work.task().target());
    }

    private void remember(String target, Next.Memory memory) {
        switch (memory) {
            case Next.Memory.Keep _ -> {
                return;
            }
            case Next.Memory.Replace replace -> memories.put(target, LedgerJson.write(replace.value()));
            case Next.Memory.Forget _ -> memories.remove(target);
        }
        var again = parked.stream().filter(task -> task.target().equals(target)).toList();
        parked.removeAll(again);
        again.forEach(task -> offer(new BenchTask(task.unpark(), 1, false, clock.instant())));
    }

    private void offer(BenchTask task) {
        mailboxOf(task.task().target()).addLast(task);
        bringUrgentForward(task.task().target());
    }

    private void bringUrgentForward(String target) {
        var mailbox = mailboxOf(target);
        var sorted = mailbox.stream()
                .sorted(Comparator.comparing(task -> !isUrgent(task)))
                .toList();
        mailbox.clear();
        mailbox.addAll(sorted);
    }

    private boolean isUrgent(BenchTask task) {
        return reactionTo(task.task()).filter(Reaction::urgent).isPresent();
    }

    private Deque<BenchTask> mailboxOf(String target) {
        return mailboxes.computeIfAbsent(target, ignoredTarget -> new ArrayDeque<>());
    }

    private Optional<Reaction<?>> reactionTo(Task task) {
        return task.received().isPresent()
                ? performer.reactionTo((SpecificRecord) input(task))
                : performer.reactionTo(task.step());
    }

    private Object input(Task task) {
        return task.received().<Object>map(received -> decode(received.value())).orElse(task.input());
    }

    private SpecificRecord copy(SpecificRecord event) {
        return decode(codec.encode(event));
    }

    private SpecificRecord decode(byte[] value) {
        try {
            return codec.decode(value);
        } catch (Undecodable e) {
            throw new AssertionError(e);
        }
    }

    private Optional<Instant> nextDue(Instant end) {
        var times = new ArrayList<Instant>();
        timers.values().forEach(timer -> times.add(timer.notBefore()));
        mailboxes.values().stream()
                .filter(mailbox -> !mailbox.isEmpty())
                .forEach(mailbox -> times.add(mailbox.getFirst().notBefore()));
        return times.stream().filter(time -> !time.isAfter(end)).min(Comparator.naturalOrder());
    }

    private List<BenchTask> dueTimers() {
        var due = timers.values().stream()
                .filter(timer -> !timer.notBefore().isAfter(clock.instant()))
                .sorted(Comparator.comparing(BenchTask::notBefore))
                .toList();
        timers.values().removeAll(due);
        return due;
    }

    private void moveTo(Instant time) {
        if (time.isAfter(clock.instant())) {
            clock.advance(Duration.between(clock.instant(), time));
        }
    }
}
