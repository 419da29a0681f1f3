package dev.slipway.release.compose.files;

import dev.slipway.release.yaml.Tags;
import dev.slipway.release.yaml.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes numbers, switches and dates the way they come out of Compose: `0777` is 511 there, `1.10` is 1.1. */
final class PlainValues {

    private static final BigDecimal LARGE = new BigDecimal("1e21");
    private static final BigDecimal SMALL = new BigDecimal("1e-4");

    private final Map<Tree, Tree> done = new IdentityHashMap<>(); // aliases stay shared

    Tree in(Tree tree) {
        var known = done.get(tree);
        if (known != null) {
            return known;
        }
        var written = switch (tree) {
            case Tree.Scalar scalar -> scalar.saying(canonical(scalar));
            case Tree.Sequence sequence ->
                new Tree.Sequence(sequence.items().stream().map(this::in).toList(), sequence.tag(), sequence.place());
            case Tree.Mapping mapping -> {
                var entries = new LinkedHashMap<String, Tree.Entry>();
                mapping.entries()
                        .forEach((key, entry) -> entries.put(key, new Tree.Entry(entry.keyPlace(), in(entry.value()))));
                yield new Tree.Mapping(entries, mapping.tag(), mapping.place());
            }
        };
        done.put(tree, written);
        return written;
    }

    private static String canonical(Tree.Scalar scalar) {
        try {
            if (scalar.tag().equals(Tags.INTEGER)) {
                return integer(scalar.text().replace("_", ""));
            }
            if (scalar.tag().equals(Tags.FLOAT)) {
                return number(scalar.text());
            }
            if (scalar.tag().equals(Tags.BOOLEAN)) {
                return scalar.text().toLowerCase(Locale.ROOT);
            }
            return scalar.tag().equals(Tags.TIMESTAMP) ? date(scalar.text()) : scalar.text();
        } catch (NumberFormatException | DateTimeParseException e) {
            return scalar.text(); // tagged by hand as what it is not
        }
    }

    private static String integer(String text) {
        var negative = text.startsWith("-");
        var digits = (negative || text.startsWith("+") ? text.substring(1) : text).toLowerCase(Locale.ROOT);
        var value = digits.startsWith("0x")
                ? new BigInteger(digits.substring(2), 16)
                : digits.startsWith("0b")
                        ? new BigInteger(digits.substring(2), 2)
                        : digits.startsWith("0o")
                                ? new BigInteger(digits.substring(2), 8)
                                : new BigInteger(digits, digits.startsWith("0") ? 8 : 10);
        return (negative ? value.negate() : value).toString();
    }

    private static String number(String text) {
        if (text.toLowerCase(Locale.ROOT).contains("inf")) {
            return text.startsWith("-") ? "-Inf" : "+Inf";
        }
        if (text.toLowerCase(Locale.ROOT).contains("nan")) {
            return "NaN";
        }
        var read = Double.parseDouble(text);
        if (read == 0 || Double.isInfinite(read)) {
            return read == 0 ? "0" : read > 0 ? "+Inf" : "-Inf";
        }
        var value = new BigDecimal(Double.toString(read)).stripTrailingZeros();
        var size = value.abs();
        return size.compareTo(LARGE) < 0 && size.compareTo(SMALL) >= 0 ? value.toPlainString() : scientific(value);
    }

    private static String scientific(BigDecimal value) {
        var digits = value.unscaledValue().toString();
        var exponent = value.precision() - value.scale() - 1;
        var first = digits.startsWith("-") ? 2 : 1;
        var rest = digits.substring(first);
        return digits.substring(0, first)
                + (rest.isEmpty() ? "" : "." + rest)
                + String.format(Locale.ROOT, "e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    /** Only whole days: with a time of day, Compose keeps what a person would not recognise either. */
    private static String date(String text) {
        return text.length() <= 10
                ? LocalDate.parse(text, DateTimeFormatter.ofPattern("yyyy-M-d")) + " 00:00:00 +0000 UTC"
                : text;
    }
}
