package dev.slipway.notify;

import java.util.function.Consumer;

/** One readable line per message in the worker's own output. */
final class Console implements Channel {

    private final Consumer<String> output;

    Console(Consumer<String> output) {
        this.output = output;
    }

    @Override
    public void tell(Message message, String key) {
        output.accept(oneLine(message.text()));
    }

    /** Reasons quote what others sent; none of it may move the cursor or pretend to be a line of its own. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    }
}
