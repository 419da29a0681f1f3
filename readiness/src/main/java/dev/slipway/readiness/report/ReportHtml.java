package dev.slipway.readiness.report;

import dev.slipway.readiness.Criterion;
import dev.slipway.readiness.Judged;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.judgement.Category;
import dev.slipway.readiness.judgement.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** An audit as one page that needs nothing but itself, to be sent around or printed. */
public final class ReportHtml {

    private static final String STYLE = resource("report.css");

    private ReportHtml() {}

    public static String of(String name, Scorecard card) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Readiness of %s</title>
                <style>
                %s</style>
                </head>
                <body>
                <header class="%s">
                <div class="dial" style="--score:%s"><strong>%s</strong><span>of 100</span></div>
                <div>
                <p class="eyebrow">Readiness</p>
                <h1>%s</h1>
                <p class="verdict">%s</p>
                <p class="counts"><b>%d</b> fail <b>%d</b> pass <b>%d</b> do not apply</p>
                </div>
                </header>
                <main>
                <section class="categories">%s</section>
                %s
                <section><h2>Before going live</h2><ul class="criteria">%s</ul></section>
                %s
                %s
                %s
                </main>
                </body>
                </html>
                """.formatted(
                        safe(name),
                        STYLE,
                        card.isFit() ? "fit" : "unfit",
                        card.score(),
                        card.score(),
                        safe(name),
                        card.isFit() ? "Fit for production" : "Not fit for production",
                        card.failing().size(),
                        card.passing().size(),
                        card.notApplicable().size(),
                        categories(card),
                        section("To mend", card.failing(), true),
                        criteria(card),
                        notes(card),
                        section("Passes", card.passing(), false),
                        section("Does not apply", card.notApplicable(), false));
    }

    private static String categories(Scorecard card) {
        return Arrays.stream(Category.values())
                .map(category -> {
                    var score = card.score(category).map(Object::toString);
                    return "<div class=\"category\"><span>" + category.title() + "</span><b>" + score.orElse("–")
                            + "</b><i><u style=\"width:" + score.orElse("0") + "%\"></u></i></div>";
                })
                .collect(Collectors.joining("\n"));
    }

    private static String section(String title, List<Judged> rows, boolean open) {
        return rows.isEmpty()
                ? ""
                : "<section><details" + (open ? " open" : "") + "><summary><h2>" + title + " <small>" + rows.size()
                        + "</small></h2></summary>"
                        + rows.stream().map(ReportHtml::row).collect(Collectors.joining("\n")) + "</details></section>";
    }

    private static String row(Judged judged) {
        var answer = judged.answer();
        return "<article class=\"" + answer.verdict().word() + " "
                + judged.row().risk().word() + "\"><h3><code>"
                + judged.id() + "</code> " + safe(judged.row().title()) + " <em>"
                + judged.row().risk().word() + "</em></h3><p>" + safe(answer.evidence()) + "</p>"
                + (answer.fix().isEmpty() ? "" : "<p class=\"fix\">" + safe(answer.fix()) + "</p>") + "</article>";
    }

    private static String criteria(Scorecard card) {
        return Arrays.stream(Criterion.values())
                .map(criterion -> "<li class=\"" + card.of(criterion).word() + "\"><span>"
                        + mark(card.of(criterion)) + "</span>" + criterion.sentence() + " <small>"
                        + Criterion.word(card.of(criterion)) + "</small></li>")
                .collect(Collectors.joining("\n"));
    }

    private static String notes(Scorecard card) {
        return card.notes().isEmpty()
                ? ""
                : "<section><h2>Not looked at</h2><ul>"
                        + card.notes().stream()
                                .map(note -> "<li>" + safe(note) + "</li>")
                                .collect(Collectors.joining("\n"))
                        + "</ul></section>";
    }

    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✓";
            case FAIL -> "✗";
            case NOT_APPLICABLE -> "–";
        };
    }

    private static String safe(String written) {
        return written.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(ReportHtml.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
