package dev.slipway.validate;

import dev.slipway.events.Reason;
import java.util.List;

/** Why the gate refuses or gives up: a stable code, a sentence, and where the runbook goes on. */
final class Reasons {

    private Reasons() {}

    static Reason reason(String code, String message) {
        return Reason.newBuilder().setCode(code).setMessage(message).build();
    }

    static Reason reason(String code, String message, String runbook) {
        return Reason.newBuilder()
                .setCode(code)
                .setMessage(message)
                .setRunbook(runbook)
                .build();
    }

    static List<Reason> because(String code, String message) {
        return List.of(reason(code, message));
    }
}
