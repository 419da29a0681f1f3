package dev.slipway.notify;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One readable line per message in the worker's own output. */
final class Console implements Channel {

    /** Whether lines belong into the log, or are all that is shown. */
    enum Style {
        LOG,
        PLAIN
    }

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

    private final Consumer<String> output;

    Console(Consumer<String> output) {
        this.output = output;
    }

    static Console in(Style style) {
        return switch (style) {
            case LOG -> new Console(LOG::info);
            case PLAIN -> new Console(System.out::println);
        };
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
