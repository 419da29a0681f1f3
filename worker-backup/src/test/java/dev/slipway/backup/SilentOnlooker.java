package dev.slipway.backup;

/** Looks on, and wants nothing. */
class SilentOnlooker implements Onlooker {

    @Override
    public void sees(String sentence, double fraction) {
        // nothing to be said about it
    }

    @Override
    public void stillWanted() {
        // always
    }

    @Override
    public void assertOwned() {
        // it always is
    }

    @Override
    public long token() {
        return 1;
    }
}
