package dev.slipway.deploy;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.List;

/** Blots known secrets out of text that leaves this worker, such as the last words of a service that did not start. */
public final class Redaction {

    private static final int SHORTEST_SECRET = 4;

    private final List<String> secrets;

    public Redaction(Collection<String> secrets) {
        this.secrets = secrets.stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .sorted(comparingInt(String::length).reversed())
                .toList();
    }

    public static Redaction none() {
        return new Redaction(List.of());
    }

    public String of(String text) {
        for (String secret : secrets) {
            text = text.replace(secret, "[secret]");
        }
        return text;
    }

    public List<String> of(List<String> lines) {
        return lines.stream().map(this::of).toList();
    }
}
