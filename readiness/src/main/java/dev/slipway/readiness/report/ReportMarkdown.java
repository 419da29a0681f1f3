package dev.slipway.readiness.report;

import dev.slipway.readiness.Criterion;
import dev.slipway.readiness.Judged;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.judgement.Category;
import dev.slipway.readiness.judgement.Verdict;
import java.util.List;

/** An audit as a comment on a pull request: what to mend is in sight, the rest folds away. */
public final class ReportMarkdown {

    private final StringBuilder text = new StringBuilder();

    private ReportMarkdown() {}

    public static String of(String name, Scorecard card) {
        var report = new ReportMarkdown();
        report.head(name, card);
        report.failing(card.failing());
        report.criteria(card);
        report.notes(card.notes());
        report.folded("What passes", card.passing());
        report.folded("What does not apply", card.notApplicable());
        return report.text.toString();
    }

    private void head(String name, Scorecard card) {
        line("## Readiness of " + cell(name) + ": " + card.score() + " of 100");
        line("");
        line((card.isFit() ? "**Fit for production.** " : "**Not fit for production.** ")
                + card.failing().size() + " rows fail, " + card.passing().size() + " pass, "
                + card.notApplicable().size() + " do not apply.");
        line("");
        line("| category | score |");
        line("|---|---:|");
        for (var category : Category.values()) {
            line("| " + category.title() + " | "
                    + card.score(category).map(Object::toString).orElse("–") + " |");
        }
    }

    private void failing(List<Judged> rows) {
        if (rows.isEmpty()) {
            return;
        }
        line("");
        line("### To mend");
        line("");
        line("| | risk | what was seen | what to do |");
        line("|---|---|---|---|");
        rows.forEach(judged -> line("| **" + judged.id() + "** "
                + cell(judged.row().title()) + " | "
                + judged.row().risk().word() + " | " + cell(judged.answer().evidence()) + " | "
                + cell(judged.answer().fix()) + " |"));
    }

    private void criteria(Scorecard card) {
        line("");
        line("### Before going live");
        line("");
        for (var criterion : Criterion.values()) {
            var verdict = card.of(criterion);
            line("- [" + (verdict == Verdict.PASS ? "x" : " ") + "] " + criterion.sentence()
                    + (verdict == Verdict.NOT_APPLICABLE ? " (not applicable)" : ""));
        }
    }

    private void notes(List<String> notes) {
        if (notes.isEmpty()) {
            return;
        }
        line("");
        line("### Not looked at");
        line("");
        notes.forEach(note -> line("- " + cell(note)));
    }

    private void folded(String title, List<Judged> rows) {
        if (rows.isEmpty()) {
            return;
        }
        line("");
        line("<details><summary>" + title + " (" + rows.size() + ")</summary>");
        line("");
        rows.forEach(judged -> line("- **" + judged.id() + "** "
                + cell(judged.row().title()) + ": " + cell(judged.answer().evidence())));
        line("");
        line("</details>");
    }

    private void line(String written) {
        text.append(written).append('\n');
    }

    /** Foreign text as text: nothing in it makes a table, a tag or a mention. */
    private static String cell(String written) {
        return written.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("*", "\\*")
                .replace("[", "\\[")
                .replace("@", "@\u200B")
                .replace("\n", " ");
    }
}
