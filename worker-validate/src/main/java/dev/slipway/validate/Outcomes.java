package dev.slipway.validate;

import dev.slipway.events.Cancelled;
import dev.slipway.events.Envelope;
import dev.slipway.events.Failed;
import dev.slipway.events.Reason;
import dev.slipway.events.Rejected;
import dev.slipway.events.Release;
import dev.slipway.events.RolledBack;
import dev.slipway.events.Succeeded;
import dev.slipway.events.Superseded;
import dev.slipway.runtime.Step;
import dev.slipway.validate.lane.Request;
import java.util.List;
import java.util.Optional;

/** How requests end. */
record Outcomes(Step step) {

    Succeeded succeeded(Request request, Optional<Release> serving, String statement) {
        return Succeeded.newBuilder()
                .setEnvelope(about(request))
                .setKind(request.kind())
                .setRelease(serving.orElse(null))
                .setStatement(statement)
                .build();
    }

    Rejected rejected(Request request, List<Reason> reasons) {
        return new Rejected(about(request), request.kind(), reasons);
    }

    RolledBack rolledBack(Request request, Optional<Release> serving, List<Reason> reasons) {
        return RolledBack.newBuilder()
                .setEnvelope(about(request))
                .setKind(request.kind())
                .setServing(serving.orElse(null))
                .setReasons(reasons)
                .build();
    }

    Cancelled cancelled(Request request, String by, boolean undone) {
        return new Cancelled(about(request), request.kind(), by, undone);
    }

    Superseded superseded(Request request, Request newer) {
        return new Superseded(about(request), request.kind(), newer.id());
    }

    Failed failed(Request request, List<Reason> reasons) {
        return new Failed(about(request), request.kind(), reasons);
    }

    private Envelope about(Request request) {
        return step.envelopeOf(request.id(), request.version());
    }
}
