package dev.slipway.release.compose.shape;

import dev.slipway.release.yaml.Scalars;
import dev.slipway.release.yaml.Shape;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts of memory such as `512m` or `1.5gb`, in units of 1024. */
public final class Sizes {

    private static final Pattern FORM = Pattern.compile("(?i)([0-9]{1,15}(?:\\.[0-9]{1,9})?) ?([kmgtp]?)i?b?");
    private static final String UNITS = "kmgtp";
    private static final BigDecimal KILO = BigDecimal.valueOf(1024);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Sizes() {}

    public static Shape<Long> bytes() {
        return Scalars.textOrBlank()
                .where(written -> parse(written).isPresent(), "must be an amount of memory such as 512m or 1g")
                .as(written -> parse(written).orElseThrow());
    }

    /** An amount with its unit; `deploy` takes no bare numbers. */
    static Shape<Long> quoted() {
        return value -> Kinds.text().read(value).flatMap(_ -> bytes().read(value));
    }

    /** An amount, or -1 for as much as there is. */
    static Shape<Long> bytesOrUnlimited() {
        return value -> value.scalar().filter("-1"::equals).isPresent() ? Optional.of(-1L) : bytes().read(value);
    }

    private static Optional<Long> parse(String written) {
        var form = FORM.matcher(written.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        var unit = UNITS.indexOf(form.group(2).toLowerCase(Locale.ROOT)) + 1;
        var amount =
                new BigDecimal(form.group(1)).multiply(KILO.pow(form.group(2).isEmpty() ? 0 : unit));
        return amount.compareTo(MOST) > 0 ? Optional.empty() : Optional.of(amount.longValue());
    }
}
