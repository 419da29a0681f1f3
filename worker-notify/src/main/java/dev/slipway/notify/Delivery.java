package dev.slipway.notify;

/** One event on its way to one channel. */
record Delivery(String about, String channel) {

    static Delivery parse(String input) {
        var blank = input.indexOf(' ');
        return new Delivery(input.substring(0, blank), input.substring(blank + 1));
    }

    String asInput() {
        return about + " " + channel;
    }

    /** Names the delivery to the other side. */
    String key() {
        return about + ":" + channel;
    }
}
