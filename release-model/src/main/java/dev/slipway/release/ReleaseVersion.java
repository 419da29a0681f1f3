package dev.slipway.release;

/** What the makers of a release call it: free in form, but one visible word. */
public record ReleaseVersion(String value) {

    private static final int LONGEST = 128;

    public ReleaseVersion {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the version is empty; give one, such as 1.4.0 or the Git tag");
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "the version has " + value.length() + " characters; at most " + LONGEST + " are allowed");
        }
        if (!value.codePoints().allMatch(ReleaseVersion::visible)) {
            throw new IllegalArgumentException(
                    "the version has white space or invisible characters in it; write it as one word, such as 1.4.0");
        }
    }

    private static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
