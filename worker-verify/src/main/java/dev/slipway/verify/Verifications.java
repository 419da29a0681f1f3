package dev.slipway.verify;

import dev.slipway.runtime.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What verify remembers of a target: what it works on, and which requests have failed lately. */
record Verifications(Optional<Verification> underWay, List<String> failed) {

    private static final int REMEMBERED = 20;

    static Verifications on(Step step) {
        return step.memory(Verifications.class).orElseGet(() -> new Verifications(Optional.empty(), List.of()));
    }

    Optional<Verification> of(String requestId) {
        return underWay.filter(verification -> verification.requestId().equals(requestId));
    }

    boolean failed(String requestId) {
        return failed.contains(requestId);
    }

    Verifications begin(Verification verification) {
        return new Verifications(Optional.of(verification), failed);
    }

    Verifications over() {
        return new Verifications(Optional.empty(), failed);
    }

    Verifications fail(String requestId) {
        var requests = new ArrayList<>(failed);
        requests.remove(requestId);
        requests.add(requestId);
        return new Verifications(
                underWay, List.copyOf(requests.subList(Math.max(0, requests.size() - REMEMBERED), requests.size())));
    }
}
