package dev.slipway.release.environment;

/** A text that can be read only so often; a regular expression that goes back and forth over it is stopped. */
final class CountedReads implements CharSequence {

    private final String text;
    private int left;

    CountedReads(String text, int most) {
        this.text = text;
        this.left = most;
    }

    @Override
    public char charAt(int index) {
        if (left-- <= 0) {
            throw new TooMany();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    /** The reads are used up. */
    static final class TooMany extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
