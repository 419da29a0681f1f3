package dev.slipway.readiness;

import dev.slipway.readiness.judgement.Category;
import dev.slipway.readiness.judgement.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What an audit came to: every row, whether anything deploys the application at all, and what follows from both.
 *
 * @param notes what was not looked at, in sentences
 */
public record Scorecard(List<Judged> rows, boolean deployable, List<String> notes) {

    private static final int FIT = 80;
    private static final Comparator<Judged> HEAVIEST_FIRST =
            Comparator.comparingInt((Judged judged) -> -judged.row().risk().weight());

    public Scorecard {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    public Score score() {
        return Score.of(rows);
    }

    /** Nothing for a category of which no row applies. */
    public Optional<Score> score(Category category) {
        return Score.of(category, rows);
    }

    /** Good enough for production: enough points, and nothing critical open. */
    public boolean isFit() {
        return score().isAtLeast(FIT) && rows.stream().noneMatch(Judged::isCriticalFailure);
    }

    /** What fails, the heaviest first. */
    public List<Judged> failing() {
        return rows.stream().filter(Judged::fails).sorted(HEAVIEST_FIRST).toList();
    }

    public List<Judged> passing() {
        return rows.stream().filter(Judged::passes).toList();
    }

    public List<Judged> notApplicable() {
        return rows.stream().filter(judged -> !judged.applies()).toList();
    }

    public List<Judged> of(Category category) {
        return rows.stream()
                .filter(judged -> judged.row().category() == category)
                .toList();
    }

    public Verdict of(Criterion criterion) {
        return criterion.of(
                criterion.rows().stream()
                        .flatMap(
                                id -> rows.stream().filter(judged -> judged.id().equals(id)))
                        .toList(),
                deployable);
    }
}
