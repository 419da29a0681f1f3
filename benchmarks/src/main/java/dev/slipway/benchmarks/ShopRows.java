package dev.slipway.benchmarks;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/** Rows as a shop has them, in the text form of COPY and the same in every run: some of it packs well, some not at all. */
final class ShopRows {

    private static final int WORDS = 4_000;
    private static final String[] SYLLABLES = {
        "an", "be", "cor", "da", "el", "fi", "gra", "ho", "in", "ju", "ka", "lo", "mer", "ni", "or", "pel", "qui", "ra",
        "sto", "ti", "un", "ver", "wi", "xe", "yor", "zu"
    };
    private static final String[] STATES = {"open", "paid", "packed", "sent", "returned"};
    private static final long FIRST_SECOND = 1_640_995_200L;

    private final SplittableRandom random = new SplittableRandom(42);
    private final String[] words =
            IntStream.range(0, WORDS).mapToObj(_ -> word()).toArray(String[]::new);
    private final long customers;

    ShopRows(long customers) {
        this.customers = customers;
    }

    String customer(long number) {
        var name = text(2, 3);
        return row(
                id(number),
                name.replace(' ', '.') + "." + number + "@example.org",
                name,
                text(3, 6),
                "{\"language\": \"%s\", \"newsletter\": %b, \"tags\": [\"%s\", \"%s\"], \"visits\": %d}"
                        .formatted(word(5), random.nextBoolean(), any(), any(), random.nextInt(900)),
                moment(number * 11));
    }

    String order(long number) {
        return row(
                String.valueOf(number),
                id(random.nextLong(customers)),
                moment(number * 3),
                STATES[random.nextInt(STATES.length)],
                amount(90_000),
                text(15, 55),
                "{\"carrier\": \"%s\", \"tracking\": \"%016x\", \"weight\": %d, \"address\": {\"street\": \"%s\", \"zip\": \"%05d\"}}"
                        .formatted(
                                word(6),
                                random.nextLong(),
                                random.nextInt(30_000),
                                text(2, 3),
                                random.nextInt(99_999)));
    }

    String line(long order, int line) {
        return row(
                String.valueOf(order),
                String.valueOf(line),
                String.valueOf(random.nextInt(20_000)),
                String.valueOf(1 + random.nextInt(5)),
                amount(20_000),
                "%.6f".formatted(random.nextDouble(0.3)));
    }

    /** The same number is the same customer. */
    private static String id(long number) {
        var own = new SplittableRandom(number);
        return new UUID(own.nextLong(), own.nextLong()).toString();
    }

    private static String moment(long seconds) {
        return Instant.ofEpochSecond(FIRST_SECOND + seconds, seconds * 7919 % 1_000_000 * 1_000)
                .toString();
    }

    private String amount(int most) {
        var cents = random.nextInt(most);
        return cents / 100 + "." + cents / 10 % 10 + cents % 10;
    }

    private String text(int least, int most) {
        var text = new StringBuilder();
        for (var left = random.nextInt(least, most + 1); left > 0; left--) {
            text.append(any()).append(left > 1 ? " " : "");
        }
        return text.toString();
    }

    /** Few words are frequent and many are rare, as in every language. */
    private String any() {
        var place = random.nextDouble();
        return words[(int) (WORDS * place * place * place)];
    }

    private String word(int kinds) {
        return words[random.nextInt(kinds)];
    }

    private String word() {
        var word = new StringBuilder();
        for (var left = random.nextInt(1, 5); left > 0; left--) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return word.toString();
    }

    private static String row(String... columns) {
        return String.join("\t", columns) + "\n";
    }
}
