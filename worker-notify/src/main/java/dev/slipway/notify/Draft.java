package dev.slipway.notify;

import dev.slipway.events.Envelope;
import dev.slipway.events.Reason;
import dev.slipway.events.RequestKind;
import dev.slipway.events.wire.Events;
import dev.slipway.notify.Message.Cause;
import dev.slipway.notify.Message.Subject;
import dev.slipway.notify.Message.Urgency;
import dev.slipway.runtime.secrets.Redaction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** A message in the making: what all of them say in the same way. */
record Draft(SpecificRecord event, Optional<String> kind, List<Cause> causes) {

    /** Reasons quote what others wrote, and messages wait in a memory that is bounded. */
    private static final int LETTERS = 4_000;

    private static final int CAUSES = 20;

    static Draft about(SpecificRecord event) {
        return new Draft(event, Optional.empty(), List.of());
    }

    static Draft about(SpecificRecord event, RequestKind kind) {
        return new Draft(event, Optional.of(kind.name().toLowerCase(Locale.ROOT)), List.of());
    }

    Draft because(List<Reason> reasons) {
        return new Draft(
                event, kind, reasons.stream().limit(CAUSES).map(Draft::cause).toList());
    }

    Draft because(Reason reason) {
        return because(List.of(reason));
    }

    Message tell(Urgency urgency, String what) {
        var envelope = Events.envelopeOf(event);
        return new Message(
                envelope.getEventId(),
                Events.nameOf(event),
                subject(envelope),
                urgency,
                clipped(opening(envelope) + what + reasons()),
                causes,
                envelope.getOccurredAt());
    }

    private Subject subject(Envelope envelope) {
        return new Subject(envelope.getTarget(), envelope.getRequestId(), envelope.getRelease(), kind);
    }

    private String opening(Envelope envelope) {
        var what = kind.map(word ->
                word + envelope.getRelease().map(version -> " of " + version).orElse("") + " ");
        return envelope.getTarget() + ": " + what.orElse("");
    }

    private String reasons() {
        return causes.stream().map(Cause::message).collect(Collectors.joining("; ", causes.isEmpty() ? "" : ": ", ""));
    }

    private static Cause cause(Reason reason) {
        return new Cause(reason.getCode(), clipped(reason.getMessage()), reason.getRunbook());
    }

    private static String clipped(String text) {
        var shown = Redaction.of(text);
        return shown.length() <= LETTERS ? shown : shown.substring(0, LETTERS) + "…";
    }
}
