package dev.slipway.verify;

import dev.slipway.events.Evidence;

/** What a verification says to people. */
final class Sentences {

    private Sentences() {}

    static String place(Verification verification) {
        return verification.entry().map(entry -> "through the entry " + entry).orElse("straight at its instances");
    }

    static String passed(Verification verification, int tests) {
        if (verification.release().isEmpty()) {
            return "nothing serves, as before";
        }
        var version = verification.release().get().getVersion();
        if (tests == 0) {
            return "slipway.yaml of " + version + " has no smoke test to run " + place(verification)
                    + ": that it is ready is all that is known";
        }
        var how = verification.bakedAt().isPresent() ? ", repeatedly while it baked" : "";
        return (tests == 1 ? "the smoke test of " : "all " + tests + " smoke tests of ") + version + " passed "
                + place(verification) + how;
    }

    static String failed(Evidence evidence) {
        return "smoke test \"" + evidence.getName() + "\": " + evidence.getObserved() + "; to do: " + evidence.getFix();
    }
}
