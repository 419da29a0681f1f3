package dev.slipway.validate;

/** Which try at looking at the release of which request; written as the input of a step. */
record Attempt(String requestId, int number) {

    static Attempt first(String requestId) {
        return new Attempt(requestId, 1);
    }

    static Attempt parse(String written) {
        var blank = written.lastIndexOf(' ');
        return new Attempt(written.substring(0, blank), Integer.parseInt(written.substring(blank + 1)));
    }

    Attempt next() {
        return new Attempt(requestId, number + 1);
    }

    String written() {
        return requestId + " " + number;
    }
}
