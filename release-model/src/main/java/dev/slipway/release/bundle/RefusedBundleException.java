package dev.slipway.release.bundle;

import java.util.List;

/** A bundle that must not be made, or must not be opened; says every reason. */
public final class RefusedBundleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    RefusedBundleException(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    RefusedBundleException(String reason) {
        this(List.of(reason));
    }

    RefusedBundleException(String reason, Throwable cause) {
        this(reason);
        initCause(cause);
    }

    public List<String> reasons() {
        return reasons;
    }
}
