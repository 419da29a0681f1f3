package dev.slipway.backup;

/** Whoever is told how long work goes on, and may want it to end. */
interface Onlooker {

    /** Says how far it has come, from 0 to 1; below 0 where nobody can tell. */
    void sees(String sentence, double fraction);

    /**
     * Says nothing.
     *
     * @throws Unwanted if the work should end
     */
    void stillWanted();

    /**
     * To be called right before what cannot be taken back.
     *
     * @throws dev.slipway.runtime.LostOwnership if the target is somebody else's by now
     */
    void assertOwned();

    /** What may only be done by one: grows from owner to owner. */
    long token();
}
