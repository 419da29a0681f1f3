package dev.slipway.validate;

import dev.slipway.events.Purpose;
import dev.slipway.runtime.TryAgain;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.lane.Phase;
import dev.slipway.validate.lane.Ticket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** Tells the gate whatever comes to mind: requests, likely answers, nonsense, silence and crashes, all from one seed. */
final class RandomWalk {

    private record Sent(SpecificRecord request, Map<String, byte[]> headers) {}

    private static final Duration SHORTLY_BEFORE_THE_FREEZE = Duration.ofMinutes(118);

    final GateBench gate;
    final Set<String> asked = new LinkedHashSet<>();
    private final Random random;
    private final List<Sent> sent = new ArrayList<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    RandomWalk(String target, long seed) {
        random = new Random(seed);
        gate = new GateBench(target, this::begin, List.of(), Extra.release(this::look));
        gate.bench.advance(SHORTLY_BEFORE_THE_FREEZE);
        ask();
    }

    /**
     * Some looks begin at once, some while another one does. Never do more than two wait: each lets a third of a second of
     * the one clock pass, and those that were asked a second ago would be asked again for ever.
     */
    private void begin(Runnable look) {
        waiting.add(look);
        if (waiting.size() > 2 || random.nextInt(3) > 0) {
            beginAll();
        }
    }

    private void beginAll() {
        waiting.forEach(Runnable::run);
        waiting.clear();
    }

    private Finding look() {
        return switch (random.nextInt(8)) {
            case 0 -> throw new TryAgain("no store");
            case 1 -> Finding.fail("bundle-missing", "it is not there", "store it");
            default -> Finding.pass("all there");
        };
    }

    void step() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> ask();
            case 4 -> askAgain();
            case 5 -> reuseAnId();
            case 6 -> forge();
            case 7, 8 -> gate.hear(nonsense(anyId()));
            case 9 -> gate.bench.advance(Duration.ofSeconds(random.nextInt(90)));
            case 10 -> crash();
            default -> answer();
        }
    }

    /** Lets time pass and people clear the target until nobody waits any more. */
    void windUp() {
        for (int round = 0; round < 200 && !quiet(); round++) {
            if (gate.lane().hold().isPresent()) {
                send(gate.ada.clear(newId()));
            }
            beginAll();
            gate.bench.advance(Duration.ofMinutes(10));
        }
        if (!quiet()) {
            throw new AssertionError("still under way: " + gate.lane());
        }
        gate.bench.advance(Duration.ofMinutes(1)); // looks that nobody wants any more are dropped
    }

    private boolean quiet() {
        return gate.lane().line().isEmpty() && gate.lane().stops().isEmpty();
    }

    private void ask() {
        var id = newId();
        send(
                switch (random.nextInt(13)) {
                    case 0, 1, 2 -> gate.ada.deploy(id, version());
                    case 3 ->
                        gate.ada.target().equals(Rules.KEPT)
                                ? gate.ada.deployWithoutBackup(id, version(), "it cannot wait")
                                : gate.ada.deployDespiteFreeze(id, version(), "it cannot wait");
                    case 4 -> gate.ada.dryRun(id, version());
                    case 5 -> gate.ada.rollback(id);
                    case 6 -> gate.ada.rollbackTo(id, version());
                    case 7, 8 -> gate.ada.cancel(id, anyId());
                    case 9 -> gate.ada.backup(id);
                    case 10 -> gate.ada.restore(id);
                    case 11 -> gate.ada.drill(id, "restore");
                    default -> gate.ada.clear(id);
                });
    }

    private void send(SpecificRecord request) {
        var next = new Sent(request, gate.ada.signed(request));
        sent.add(next);
        gate.bench.deliver(next.request(), next.headers());
    }

    private void askAgain() {
        var again = sent.get(random.nextInt(sent.size()));
        gate.bench.deliver(again.request(), again.headers());
    }

    private void reuseAnId() {
        gate.ask(gate.ada.deploy(anyId(), "another-" + random.nextInt()));
    }

    private void forge() {
        var stranger = new Requester(Rules.STRANGER, gate.ada.target(), gate.bench.clock());
        var forged = stranger.cancel(anyId(), anyId());
        gate.bench.deliver(forged, stranger.signed(forged));
    }

    private void crash() {
        gate.bench.crashAfter(List.of("overdue", "check", "DeployRequested").get(random.nextInt(3)));
        ask();
        gate.bench.resume();
    }

    private void answer() {
        var line = gate.lane().line();
        if (line.isEmpty()) {
            return;
        }
        var ticket = line.get(random.nextInt(line.size()));
        if (ticket.phase() == Phase.APPROVING) {
            vote(ticket, ticket.plan().orElseThrow().getDigest());
        } else if (ticket.phase() == Phase.CONSENTING) {
            vote(ticket, ticket.consent().orElseThrow().lossDigest());
        } else {
            gate.hear(likely(ticket));
        }
    }

    private void vote(Ticket ticket, String asked) {
        var by = List.of(gate.ada, gate.ben, gate.eve, gate.ci).get(random.nextInt(4));
        var digest = random.nextInt(5) == 0 ? "another" : asked;
        var id = newId();
        gate.ask(
                by,
                switch (random.nextInt(8)) {
                    case 0 -> by.deny(id, ticket.id(), "no");
                    case 1 -> by.approveInEmergency(id, ticket.id(), digest, "it burns");
                    default -> by.approve(id, ticket.id(), digest);
                });
    }

    private SpecificRecord likely(Ticket ticket) {
        var stages = gate.stages;
        var id = ticket.id();
        var sour = random.nextInt(4) == 0;
        return switch (ticket.phase()) {
            case PLANNING ->
                sour
                        ? stages.cannotPlan(id)
                        : stages.planned(id, ticket.planning().revision(), version(), version());
            case CHECKING, APPROVING, PLANNED, CONSENTING -> nonsense(id);
            case MEASURING -> sour ? stages.restoreRefused(id) : stages.loses(id, random.nextInt(20));
            case RESTORING -> sour ? stages.restoreRefused(id) : stages.restored(id);
            case ADMITTED ->
                ticket.recovers() ? recovered(ticket, sour) : sour ? stages.backupRefused(id) : stages.backedUp(id);
            case AUTHORISED -> sour ? stages.failed(id) : stages.started(id, "2");
            case STARTED -> verified(id, Purpose.BEFORE_TRAFFIC, sour);
            case SOUND -> sour ? stages.undoing(id) : stages.deployed(id, "2");
            case SHIFTED -> verified(id, Purpose.AFTER_SWITCH, sour);
            case PROVEN -> sour ? stages.undoing(id) : stages.confirmed(id, version());
            case FAILING -> stages.undoing(id);
            case UNDOING ->
                random.nextInt(5) == 0
                        ? stages.needsRestore(id)
                        : sour ? stages.stuck(id) : stages.undone(id, version());
            case UNDONE -> verified(id, Purpose.AFTER_ROLLBACK, sour);
        };
    }

    private SpecificRecord recovered(Ticket ticket, boolean sour) {
        var stages = gate.stages;
        var id = ticket.id();
        return switch (ticket.request().kind()) {
            case RESTORE -> sour ? stages.restoreRefused(id) : stages.loses(id, random.nextInt(20));
            case DRILL -> stages.drilled(id, !sour);
            default -> sour ? stages.backupRefused(id) : stages.proven(id);
        };
    }

    private SpecificRecord verified(String id, Purpose purpose, boolean sour) {
        return sour ? gate.stages.unsound(id, purpose) : gate.stages.passed(id, purpose);
    }

    private SpecificRecord nonsense(String id) {
        var stages = gate.stages;
        return switch (random.nextInt(22)) {
            case 0 -> stages.planned(id, 1 + random.nextInt(3), version(), version());
            case 1 -> stages.plannedWithSchema(id, 1 + random.nextInt(3), version(), version());
            case 2 -> stages.cannotPlan(id);
            case 3 -> stages.backedUp(id);
            case 4 -> stages.backupRefused(id);
            case 5 -> stages.started(id, "2");
            case 6 -> stages.deployed(id, "2");
            case 7 -> stages.failed(id);
            case 8 -> stages.undoing(id);
            case 9 -> stages.undone(id, version());
            case 10 -> stages.stuck(id);
            case 11 -> stages.confirmed(id, version());
            case 12 -> stages.cancelRefused(id, anyId());
            case 13 -> stages.serviceStarted(id);
            case 14 -> stages.serviceReverted(id);
            case 15 -> stages.loses(id, random.nextInt(20));
            case 16 -> stages.restored(id);
            case 17 -> stages.restoreRefused(id);
            case 18 -> stages.drilled(id, random.nextBoolean());
            case 19 -> stages.serviceStopped(id);
            case 20 -> stages.shifted(id, 1 + random.nextInt(100));
            default -> verified(id, Purpose.values()[random.nextInt(3)], random.nextBoolean());
        };
    }

    private String newId() {
        var id = gate.ada.newId();
        asked.add(id);
        return id;
    }

    private String anyId() {
        return List.copyOf(asked).get(random.nextInt(asked.size()));
    }

    private String version() {
        return Integer.toString(1 + random.nextInt(3));
    }
}
