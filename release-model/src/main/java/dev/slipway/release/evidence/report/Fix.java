package dev.slipway.release.evidence.report;

/** Whether there is something to update to: a report that does not say is not one that says no. */
public sealed interface Fix {

    /** The vulnerability is gone in `version`, which is blank where the tool only says that there is one. */
    record Available(String version) implements Fix {
        public Available {
            version = Excerpt.of(version);
        }
    }

    record None() implements Fix {}

    record Unknown() implements Fix {}
}
