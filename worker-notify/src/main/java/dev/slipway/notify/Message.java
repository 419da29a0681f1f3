package dev.slipway.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is told about one event: a sentence for people, the facts for programs. */
public record Message(
        String about, String event, Subject subject, Urgency urgency, String text, List<Cause> causes, Instant at) {

    /** What the event is about. */
    public record Subject(String target, String requestId, Optional<String> release, Optional<String> kind) {}

    /** Why it came to this. */
    public record Cause(String code, String message, Optional<String> runbook) {}

    /** Who has to do something now. */
    public enum Urgency {
        NOBODY,
        MAKERS,
        OPERATOR
    }

    public Message {
        causes = List.copyOf(causes);
    }
}
