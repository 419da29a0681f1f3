package dev.slipway.cli.tell;

/** Colours that say how it went; they vanish where the screen has none. */
public enum Paint {
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    DIM("2"),
    BOLD("1");

    private final String code;

    Paint(String code) {
        this.code = code;
    }

    public String on(String text, Screen screen) {
        return screen.colours() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
