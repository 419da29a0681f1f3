package dev.slipway.validate;

import dev.slipway.events.Purpose;
import dev.slipway.events.Reason;
import dev.slipway.events.flow.Flow;
import dev.slipway.events.wire.Events;
import dev.slipway.release.operations.Operations;
import dev.slipway.runtime.Stage;
import dev.slipway.testing.StageBench;
import dev.slipway.validate.check.ApprovalsCheck;
import dev.slipway.validate.check.Bundles;
import dev.slipway.validate.check.BusyCheck;
import dev.slipway.validate.check.Check;
import dev.slipway.validate.check.Checks;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.FreezeCheck;
import dev.slipway.validate.check.HeldCheck;
import dev.slipway.validate.check.IdentityCheck;
import dev.slipway.validate.check.Memorable;
import dev.slipway.validate.check.Opened;
import dev.slipway.validate.check.QueueCheck;
import dev.slipway.validate.check.ReleaseCheck;
import dev.slipway.validate.check.ReleaseChecks;
import dev.slipway.validate.check.RememberingCheck;
import dev.slipway.validate.check.RightCheck;
import dev.slipway.validate.check.RoutingCheck;
import dev.slipway.validate.check.SignatureCheck;
import dev.slipway.validate.check.SizeCheck;
import dev.slipway.validate.check.SkippedBackupCheck;
import dev.slipway.validate.check.TargetCheck;
import dev.slipway.validate.check.VersionCheck;
import dev.slipway.validate.lane.Lane;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/** The gate on the bench, on one target, with everyone who talks to it. */
final class GateBench {

    static final ValidateSettings SETTINGS = new ValidateSettings(
            Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(20), 5);

    private static final Bundles NO_BUNDLES = _ -> new Opened.Unusable(Finding.notApplicable("no bundle in this test"));

    static final int REMEMBERED = 240;

    final StageBench bench;
    final Stages stages;
    final Requester ada;
    final Requester ben;
    final Requester eve;
    final Requester ci;
    private final String target;
    /** Whether the gate cannot decide anything that depends on the operator's rules. */
    boolean broken;
    /** What the operator has laid down by now. */
    Operations rules = Rules.OPERATIONS;

    GateBench() {
        this(Rules.TARGET);
    }

    GateBench(String target, ReleaseCheck... looks) {
        this(target, Runnable::run, List.of(), looks);
    }

    GateBench(String target, Executor threads, List<Check> more, ReleaseCheck... looks) {
        this(target, NO_BUNDLES, threads, more, looks);
    }

    GateBench(String target, Bundles bundles, Executor threads, List<Check> more, ReleaseCheck... looks) {
        this.target = target;
        bench = StageBench.of(gate(bundles, threads, more, List.of(looks)));
        stages = new Stages(target);
        ada = new Requester(Rules.OPERATOR, target, bench.clock());
        ben = new Requester(Rules.BEN, target, bench.clock());
        eve = new Requester(Rules.EVE, target, bench.clock());
        ci = new Requester(Rules.MACHINE, target, bench.clock());
    }

    private Stage gate(Bundles bundles, Executor threads, List<Check> more, List<ReleaseCheck> looks) {
        Supplier<Operations> operations = this::operations;
        var checks = new ArrayList<>(List.of(
                new IdentityCheck(),
                new SizeCheck(),
                new RoutingCheck(),
                new TargetCheck(operations),
                new RightCheck(operations),
                new FreezeCheck(operations),
                new ApprovalsCheck(operations),
                new SkippedBackupCheck(operations),
                new VersionCheck(),
                new HeldCheck(),
                new QueueCheck(SETTINGS.queueLimit()),
                new RememberingCheck(REMEMBERED),
                new BusyCheck(operations)));
        checks.addAll(more);
        var clock = InstantSource.system();
        var moments = new Moments(operations, SETTINGS);
        var requests = new Requests(
                moments,
                new Checks(new SignatureCheck(operations), checks, clock),
                new Memorable(operations, REMEMBERED));
        var outside = new ReleaseChecks(bundles, looks, SETTINGS.checks(), clock);
        return new Gate(moments, requests, new Checking(moments, new Looks(outside, operations, threads))).stage();
    }

    private Operations operations() {
        if (broken) {
            throw new IllegalStateException("the gate is broken");
        }
        return rules;
    }

    GateBench ask(SpecificRecord request) {
        bench.deliver(request, ada.signed(request));
        return this;
    }

    /** Somebody else than ada asks; the answer is the id. */
    String ask(Requester by, SpecificRecord request) {
        bench.deliver(request, by.signed(request));
        return Events.envelopeOf(request).getRequestId();
    }

    /** Somebody says yes to a plan; the answer is the id of that request. */
    String approve(Requester by, String subject, String planDigest) {
        return ask(by, by.approve(by.newId(), subject, planDigest));
    }

    GateBench hear(SpecificRecord fact) {
        bench.deliver(fact);
        return this;
    }

    /** Asks for a deployment; the answer is its id. */
    String deploy(String version) {
        var id = ada.newId();
        ask(ada.deploy(id, version));
        return id;
    }

    String cancel(String subject) {
        var id = ada.newId();
        ask(ada.cancel(id, subject));
        return id;
    }

    String rollback() {
        var id = ada.newId();
        ask(ada.rollback(id));
        return id;
    }

    String clear() {
        var id = ada.newId();
        ask(ada.clear(id));
        return id;
    }

    /** A deployment that has been authorised, from version 1 to version 2. */
    String authorised() {
        var id = deploy("2");
        hear(stages.planned(id, 1, "2", "1")).hear(stages.backedUp(id));
        return id;
    }

    /** A deployment that has been undone, with version 1 serving again, not verified yet. */
    String undone() {
        var id = authorised();
        hear(stages.failed(id)).hear(stages.undoing(id)).hear(stages.undone(id, "1"));
        return id;
    }

    /** A deployment that has failed in a way that holds the target. */
    String held() {
        var id = authorised();
        hear(stages.undoing(id)).hear(stages.stuck(id));
        return id;
    }

    GateBench verified(String id) {
        return hear(stages.passed(id, Purpose.AFTER_ROLLBACK));
    }

    Lane lane() {
        return bench.memory(target, Lane.class).orElseThrow();
    }

    /** What was said about a request, by name. */
    List<String> story(String id) {
        return bench.published().stream()
                .filter(event -> Events.envelopeOf(event).getRequestId().equals(id))
                .map(Events::nameOf)
                .toList();
    }

    List<SpecificRecord> outcomes(String id) {
        return bench.published().stream()
                .filter(event -> Flow.isOutcome(event.getClass()))
                .filter(event -> Events.envelopeOf(event).getRequestId().equals(id))
                .toList();
    }

    /** The one outcome of a request. */
    <E extends SpecificRecord> E outcome(String id, Class<E> type) {
        var outcomes = outcomes(id);
        if (outcomes.size() != 1) {
            throw new AssertionError(id + " should have one outcome and has " + outcomes + "; story " + story(id));
        }
        return type.cast(outcomes.getFirst());
    }

    <E extends SpecificRecord> E last(Class<E> type) {
        return bench.published(type).getLast();
    }

    static List<String> codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::getCode).toList();
    }
}
