package dev.slipway.deploy;

import dev.slipway.deploy.undo.Compensation;
import dev.slipway.events.Instance;
import dev.slipway.events.Plan;
import dev.slipway.events.PlannedStep;
import dev.slipway.events.Reason;
import dev.slipway.events.RollbackStarted;
import dev.slipway.events.RolloutFailed;
import dev.slipway.events.TrafficShifted;
import dev.slipway.runtime.Step;

/** Puts into events what more than one part of this stage has to say. */
final class Says {

    private Says() {}

    static Reason reason(String code, String message) {
        return Reason.newBuilder()
                .setCode(code)
                .setMessage(message)
                .setRunbook(code)
                .build();
    }

    /** Of a decision: there is nothing that anybody would have to do about it. */
    static Reason plainReason(String code, String message) {
        return Reason.newBuilder().setCode(code).setMessage(message).build();
    }

    static RolloutFailed failed(Step step, String which, Reason reason) {
        return RolloutFailed.newBuilder()
                .setEnvelope(step.envelope())
                .setStep(which)
                .setReason(reason)
                .build();
    }

    static RollbackStarted rollbackStarted(Rollout rollout, Step step, Reason reason) {
        return RollbackStarted.newBuilder()
                .setEnvelope(step.envelope())
                .setPath(Compensation.expected(rollout.movedSchema(), oneWay(rollout.plan()), rollout.grounds()))
                .setReason(reason)
                .build();
    }

    private static boolean oneWay(Plan plan) {
        return plan.getSteps().stream().anyMatch(PlannedStep::getPointOfNoReturn);
    }

    static TrafficShifted shifted(Step step, String version, String entry) {
        return TrafficShifted.newBuilder()
                .setEnvelope(step.envelope())
                .setVersion(version)
                .setPercent(100)
                .setEntry(entry)
                .build();
    }

    static Instance instance(RunningInstance running, String host) {
        return Instance.newBuilder()
                .setService(running.label().service().value())
                .setHost(host)
                .setAddress(running.backend().host())
                .setPort(running.backend().port())
                .setVersion(running.label().release())
                .setId(running.id())
                .setReplica(running.label().replica())
                .build();
    }
}
