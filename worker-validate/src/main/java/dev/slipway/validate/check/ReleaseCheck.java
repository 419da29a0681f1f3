package dev.slipway.validate.check;

/** One question about a release that takes a look outside; it is asked once nothing else speaks against the request. */
public interface ReleaseCheck {

    /** Stable name for programs, such as `bundle`. */
    String id();

    /**
     * Looks, and says what it saw. Throws `TryAgain` if it cannot see at the moment: not seeing is no answer. Any other
     * exception, or no answer in time, speaks against the release.
     */
    Finding look(Candidate candidate) throws Exception;
}
