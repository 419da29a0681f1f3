package dev.slipway.testing;

import dev.slipway.events.flow.Flow;
import dev.slipway.events.wire.Events;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Reaction;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.engine.LedgerJson;
import dev.slipway.runtime.engine.Performer;
import dev.slipway.runtime.engine.Result;
import dev.slipway.runtime.engine.Stamp;
import dev.slipway.runtime.engine.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Does on the bench what the engine does with threads and transactions: attempts a task and applies what follows. */
final class Workshop {

    private static final int ENOUGH = 10_000;

    private final Stage stage;
    private final StageBench bench;
    private final Performer performer;
    private final StepNames steps;
    private final Stamp stamp;
    private final Wire wire = new Wire();
    private final Agenda agenda = new Agenda();
    private final Memories memories = new Memories();
    private final List<SpecificRecord> published = new ArrayList<>();
    private final List<String> dead = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private Optional<String> crash = Optional.empty();
    private boolean running;
    private boolean down;
    private long sequence;

    Workshop(Stage stage, StageBench bench) {
        this.stage = stage;
        this.bench = bench;
        performer = new Performer(stage);
        steps = new StepNames(stage);
        stamp = new Stamp(stage.name());
    }

    void take(SpecificRecord event, Map<String, byte[]> headers, String key, int partition) {
        var received = wire.received(event, headers, key, partition);
        offer(Task.ofEvent(Events.envelopeOf(event), received, Optional.empty(), ++sequence));
        run();
    }

    void run() {
        if (running) {
            return;
        }
        running = true;
        try {
            for (int i = 0; !down; i++) {
                agenda.fireDue(now());
                var mailbox = agenda.ready(now());
                if (mailbox.isEmpty()) {
                    return;
                }
                if (i == ENOUGH) {
                    throw new AssertionError("the stage goes round in circles: " + bench.story());
                }
                attempt(mailbox.get());
            }
        } finally {
            running = false;
        }
    }

    /** The next moment until then at which there is something to do; none if there is no process to do it. */
    Optional<Instant> next(Instant until) {
        return down ? Optional.empty() : agenda.next(until);
    }

    void crashAfter(String name) {
        crash = Optional.of(name);
    }

    void takeOver() {
        crash = Optional.empty();
        down = false;
        agenda.inherit();
        run();
    }

    boolean urgentWaiting(String target) {
        agenda.fireDue(now());
        return agenda.of(target).urgentWaiting();
    }

    boolean urgentWaitingAbout(String target, String requestId) {
        agenda.fireDue(now());
        return agenda.of(target).urgentWaitingAbout(requestId);
    }

    private void attempt(Mailbox mailbox) {
        var work = mailbox.take();
        var step = new BenchStep(bench, stamp, work, memories.of(work.task().target()));
        var result = performer.perform(work.reaction(), work.input(), step);
        steps.refuseUnknown(work.reaction().name());
        var killed = crash.filter(work.reaction().name()::equals).isPresent();
        if (killed || result instanceof Result.Lost) {
            down = true;
            mailbox.putBack(work);
            return;
        }
        switch (result) {
            case Result.Done done -> apply(work, done.next());
            case Result.Again again -> mailbox.putBack(work.again(now().plus(again.pause())));
            case Result.Dead why -> dead.add(why.why());
            case Result.Lost _ -> throw new AssertionError("has been dealt with");
        }
    }

    private void apply(BenchTask work, Next next) {
        next.ignored().ifPresent(ignored::add);
        if (next.parked().isPresent()) {
            memories.park(work.task().park(now()));
            return;
        }
        var target = work.task().target();
        var events = stamp.complete(work.task(), next.events(), now(), work.attempt(), Optional.empty());
        events.forEach(event -> published.add(wire.copy(event)));
        next.cancelled().forEach(gone -> agenda.cancel(target, Task.timerKey(target, gone.step(), gone.input())));
        follow(work.task(), next.follows(), events);
        memories.change(target, next.memory()).forEach(this::offer);
    }

    private void follow(Task task, List<Next.Follow> follows, List<SpecificRecord> events) {
        var last = events.isEmpty()
                ? Optional.<String>empty()
                : Optional.of(Events.envelopeOf(events.getLast()).getEventId());
        var immediate = new ArrayList<BenchTask>();
        for (int i = 0; i < follows.size(); i++) {
            var follow = fresh(task.follow(follows.get(i), i, last, Optional.empty(), ++sequence));
            if (follow.task().due().isPresent()) {
                agenda.schedule(follow);
            } else {
                immediate.add(follow);
            }
        }
        agenda.of(task.target()).addFollows(immediate);
    }

    private void offer(Task task) {
        if (reactionTo(task).isPresent()) {
            agenda.of(task.target()).add(fresh(task));
        } else if (!Flow.consumedBy(stage.name()).contains(input(task).getClass())) {
            ignored.add(task.id() + " is not for " + stage.name());
        }
    }

    /** As it comes back out of the ledger. */
    private BenchTask fresh(Task task) {
        var stored = LedgerJson.read(LedgerJson.write(task), Task.class);
        return BenchTask.fresh(stored, reactionTo(stored).orElseThrow(), input(stored), now());
    }

    private Optional<Reaction<?>> reactionTo(Task task) {
        return task.received().isPresent()
                ? performer.reactionTo((SpecificRecord) input(task)).map(steps::heardBy)
                : performer.reactionTo(task.step()).map(steps::heardBy);
    }

    private Object input(Task task) {
        return task.received().<Object>map(wire::read).orElse(task.input());
    }

    private Instant now() {
        return bench.clock().instant();
    }

    List<SpecificRecord> published() {
        return List.copyOf(published);
    }

    void forgetPublished() {
        published.clear();
    }

    List<String> deadLetters() {
        return List.copyOf(dead);
    }

    List<String> ignored() {
        return List.copyOf(ignored);
    }

    <M> Optional<M> memory(String target, Class<M> type) {
        return memories.of(target, type);
    }

    List<String> timers() {
        return agenda.timers();
    }
}
