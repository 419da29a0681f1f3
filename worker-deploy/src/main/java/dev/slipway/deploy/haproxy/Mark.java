package dev.slipway.deploy.haproxy;

/**
 * What a running HAProxy has in force, and from which owner it has it; it stands among the routes, so that it changes with
 * them in one step.
 */
record Mark(long number, long token) {

    /** No path begins like this. */
    static final String KEY = "!in-force";

    static Mark parse(String text) {
        int slash = text.indexOf('/');
        return new Mark(Long.parseLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return number + "/" + token;
    }
}
