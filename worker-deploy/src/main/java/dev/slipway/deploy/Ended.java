package dev.slipway.deploy;

/** A rollout that is over, so that a late event about it can be answered or ignored for the right reason. */
record Ended(String requestId, How how) {

    /** What became of it. */
    enum How {
        CONFIRMED,
        UNDONE,
        REFUSED,
        LEFT_AS_IT_IS,
        /** Not a rollout: a person has put right what was left as it is. */
        CLEARED
    }
}
