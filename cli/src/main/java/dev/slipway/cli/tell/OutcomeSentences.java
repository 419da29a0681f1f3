package dev.slipway.cli.tell;

import dev.slipway.events.Cancelled;
import dev.slipway.events.Failed;
import dev.slipway.events.Rejected;
import dev.slipway.events.RolledBack;
import dev.slipway.events.Succeeded;
import dev.slipway.events.Superseded;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** How a request ended, in words. */
final class OutcomeSentences {

    private OutcomeSentences() {}

    static Optional<String> of(SpecificRecord event) {
        return switch (event) {
            case Succeeded e -> Optional.of("SUCCEEDED: " + e.getStatement());
            case Rejected e -> Optional.of("REJECTED, nothing was touched: " + Sentences.reasons(e.getReasons()));
            case RolledBack e ->
                Optional.of("ROLLED BACK"
                        + e.getServing()
                                .map(release -> ", " + release.getVersion() + " serves")
                                .orElse("") + ": "
                        + Sentences.reasons(e.getReasons()));
            case Cancelled e ->
                Optional.of("CANCELLED by " + e.getCancelledBy()
                        + (e.getUndone() ? ", what was done has been undone" : ", nothing was touched"));
            case Superseded e -> Optional.of("SUPERSEDED by " + e.getSupersededBy());
            case Failed e ->
                Optional.of(
                        "FAILED, the target is held until a person clears it: " + Sentences.reasons(e.getReasons()));
            default -> Optional.empty();
        };
    }
}
