package dev.slipway.deploy;

import dev.slipway.events.Instance;
import dev.slipway.events.Reason;
import dev.slipway.events.RollbackStarted;
import dev.slipway.events.RolloutFailed;
import dev.slipway.events.TrafficShifted;
import dev.slipway.events.UndoPath;
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
                .setPath(rollout.movedSchema() ? UndoPath.DOWN_MIGRATION : UndoPath.APPLICATION_ONLY)
                .setReason(reason)
                .build();
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
