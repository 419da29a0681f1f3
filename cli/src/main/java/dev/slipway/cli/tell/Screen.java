package dev.slipway.cli.tell;

import java.io.Console;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/** Where a command speaks: finished lines, and on a terminal one more that is written over until it is finished. */
public final class Screen {

    private static final String WIPE = "\r\u001b[2K";
    private static final int WIDTH = 79;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean live;
    private final boolean colours;
    private boolean passing;

    public Screen(PrintStream out, PrintStream err, boolean live, boolean colours) {
        this.out = out;
        this.err = err;
        this.live = live;
        this.colours = colours;
    }

    public static Screen ofThisProcess(Map<String, String> environment) {
        var terminal = Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent()
                && !"true".equals(environment.get("CI"))
                && !"dumb".equals(environment.get("TERM"));
        var colours = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Screen(System.out, System.err, terminal, colours);
    }

    /** The same screen with every line on the error side, for when the output belongs to a program. */
    public Screen besideMachineOutput() {
        return new Screen(err, err, live, colours);
    }

    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }

    public boolean live() {
        return live;
    }

    public boolean colours() {
        return colours;
    }

    public synchronized void line(String text) {
        wipe();
        out.println(text);
        out.flush();
    }

    public synchronized void error(String text) {
        wipe();
        err.println(text);
        err.flush();
    }

    /** A line that the next one replaces; nothing at all where lines cannot be replaced. */
    public synchronized void passing(String text) {
        if (live) {
            wipe();
            out.print(Paint.DIM.on(text.length() > WIDTH ? text.substring(0, WIDTH - 1) + "…" : text, this));
            out.flush();
            passing = true;
        }
    }

    public synchronized void wipe() {
        if (passing) {
            out.print(WIPE);
            out.flush();
            passing = false;
        }
    }
}
