package dev.slipway.readiness.report;

import dev.slipway.readiness.Criterion;
import dev.slipway.readiness.Judged;
import dev.slipway.readiness.Score;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.judgement.Category;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An audit for programs: maps, lists and numbers that any writer of JSON takes. */
public final class ReportJson {

    private ReportJson() {}

    public static Map<String, @Nullable Object> of(Scorecard card) {
        var report = new LinkedHashMap<String, @Nullable Object>();
        report.put("score", number(card.score()));
        report.put("categories", categories(card));
        report.put("checks", card.rows().stream().map(ReportJson::check).toList());
        report.put(
                "criteria",
                Arrays.stream(Criterion.values())
                        .map(criterion -> criterion(criterion, card))
                        .toList());
        if (!card.notes().isEmpty()) {
            report.put("notes", card.notes());
        }
        return report;
    }

    private static Number number(Score score) {
        var rounded = score.rounded().stripTrailingZeros();
        return rounded.scale() <= 0 ? rounded.toBigIntegerExact() : rounded;
    }

    private static Map<String, Object> categories(Scorecard card) {
        var categories = new LinkedHashMap<String, Object>();
        for (var category : Category.values()) {
            var rows = card.of(category);
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("score", card.score(category).map(ReportJson::number).orElse(null));
            one.put("weight", category.share());
            one.put("passed", rows.stream().filter(Judged::passes).count());
            one.put("failed", rows.stream().filter(Judged::fails).count());
            one.put(
                    "not-applicable",
                    rows.stream().filter(judged -> !judged.applies()).count());
            categories.put(category.word(), one);
        }
        return categories;
    }

    private static Map<String, Object> check(Judged judged) {
        var check = new LinkedHashMap<String, Object>();
        check.put("id", judged.id());
        check.put("verdict", judged.answer().verdict().word());
        check.put("evidence", judged.answer().evidence());
        check.put("fix", judged.answer().fix());
        return check;
    }

    private static Map<String, Object> criterion(Criterion criterion, Scorecard card) {
        var one = new LinkedHashMap<String, Object>();
        one.put("criterion", criterion.sentence());
        one.put("verdict", Criterion.word(card.of(criterion)).replace(' ', '-'));
        one.put("rows", criterion.rows());
        return one;
    }
}
