package dev.slipway.readiness;

import dev.slipway.readiness.judgement.Category;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Points from 0 to 100: never rounded up, so that nobody gets over a line that they did not reach. */
public record Score(BigDecimal points) implements Comparable<Score> {

    private static final int WORKING_DIGITS = 10;

    /** Of one category; nothing when none of its rows applies. */
    static Optional<Score> of(Category category, List<Judged> rows) {
        var weights = rows.stream()
                .filter(judged -> judged.row().category() == category && judged.applies())
                .mapToInt(judged -> judged.row().risk().weight())
                .sum();
        var reached = rows.stream()
                .filter(judged -> judged.row().category() == category && judged.passes())
                .mapToInt(judged -> judged.row().risk().weight())
                .sum();
        return weights == 0 ? Optional.empty() : Optional.of(share(100L * reached, weights));
    }

    /** Of the whole: categories without a row that applies leave their share to the others. */
    static Score of(List<Judged> rows) {
        var reached = BigDecimal.ZERO;
        var shares = 0;
        for (var category : Arrays.asList(Category.values())) {
            var score = of(category, rows);
            if (score.isPresent()) {
                reached = reached.add(score.get().points.multiply(BigDecimal.valueOf(category.share())));
                shares += category.share();
            }
        }
        return shares == 0
                ? new Score(BigDecimal.ZERO)
                : new Score(reached.divide(BigDecimal.valueOf(shares), WORKING_DIGITS, RoundingMode.HALF_UP));
    }

    private static Score share(long part, long whole) {
        return new Score(
                BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), WORKING_DIGITS, RoundingMode.HALF_UP));
    }

    public boolean isAtLeast(int minimum) {
        return rounded().compareTo(BigDecimal.valueOf(minimum)) >= 0;
    }

    /** With one digit after the point, as it is shown and judged. */
    public BigDecimal rounded() {
        var digits = points.setScale(WORKING_DIGITS - 2, RoundingMode.HALF_UP); // takes 79.9999999999 for what it is
        return digits.setScale(1, RoundingMode.DOWN);
    }

    @Override
    public int compareTo(Score other) {
        return points.compareTo(other.points);
    }

    @Override
    public String toString() {
        return rounded().stripTrailingZeros().toPlainString();
    }
}
