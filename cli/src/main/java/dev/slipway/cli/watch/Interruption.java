package dev.slipway.cli.watch;

import dev.slipway.cli.tell.Screen;

/** Tells who stops waiting that only the waiting has ended, and how to look again. */
public final class Interruption implements AutoCloseable {

    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    /** From here until it is closed. */
    public static Interruption whileWaitingFor(String requestId, Screen screen) {
        var hook = new Thread(
                () -> screen.error("No longer waiting; the request goes on by itself. Look at it with `slipway watch "
                        + requestId + "`, or stop it with `slipway cancel " + requestId + "`."),
                "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the process is being stopped, so the sentence is said
        }
    }
}
