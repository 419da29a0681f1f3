package dev.slipway.runtime;

import dev.slipway.events.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** It will not work, however often it is tried; a section of the runbook says what to do. */
public final class GiveUp extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;
    private final @Nullable String runbook;

    public GiveUp(String code, String message, String runbook) {
        super(message);
        this.code = code;
        this.runbook = runbook;
    }

    GiveUp(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.runbook = null;
    }

    public Reason reason() {
        return Reason.newBuilder()
                .setCode(code)
                .setMessage(Optional.ofNullable(getMessage()).orElse(code))
                .setRunbook(runbook)
                .build();
    }
}
