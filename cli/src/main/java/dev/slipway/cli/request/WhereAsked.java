package dev.slipway.cli.request;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.connect.Broker;
import dev.slipway.cli.log.EventLog;
import dev.slipway.cli.log.Extent;
import dev.slipway.release.Target;

/** Finds the target of a request that is known by its id alone. */
final class WhereAsked {

    private WhereAsked() {}

    static Target target(String requestId, Broker broker) {
        try (var log = EventLog.open(broker, Extent.since(requestId))) {
            return log.rest().stream()
                    .filter(recorded -> recorded.isAbout(requestId))
                    .findFirst()
                    .map(recorded -> Target.parse(recorded.envelope().getTarget()))
                    .orElseThrow(() -> unknown(requestId));
        }
    }

    static CannotGoOn unknown(String requestId) {
        return CannotGoOn.usage("nobody has asked for " + requestId + "; `slipway status` lists what runs and waits");
    }
}
