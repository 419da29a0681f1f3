package dev.slipway.cli.readiness;

import dev.slipway.cli.tell.Paint;
import dev.slipway.cli.tell.Screen;
import dev.slipway.readiness.Criterion;
import dev.slipway.readiness.Judged;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.judgement.Category;
import dev.slipway.readiness.judgement.Risk;
import dev.slipway.readiness.judgement.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An audit on a terminal: what to mend comes first, and the last line says how it stands. */
final class Overview {

    private static final int BAR = 20;
    private static final int WIDTH = 96;
    private static final String MARGIN = "            ";

    private final String name;
    private final Scorecard card;
    private final Screen screen;

    Overview(String name, Scorecard card, Screen screen) {
        this.name = name;
        this.card = card;
        this.screen = screen;
    }

    void show() {
        for (var risk : Risk.values()) {
            failing(risk);
        }
        folded("Passes", card.passing());
        notApplicable();
        notes();
        criteria();
        categories();
        verdict();
    }

    private void failing(Risk risk) {
        var rows = card.failing().stream()
                .filter(judged -> judged.row().risk() == risk)
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        screen.line(Paint.BOLD.on(heading(risk) + " (" + rows.size() + ")", screen));
        rows.forEach(this::failing);
        screen.line("");
    }

    private static String heading(Risk risk) {
        return risk.name().charAt(0) + risk.word().substring(1);
    }

    private void failing(Judged judged) {
        screen.line("  " + Paint.RED.on("✗ %-8s".formatted(judged.id()), screen)
                + judged.row().title());
        wrapped(judged.answer().evidence()).forEach(line -> screen.line(MARGIN + line));
        wrapped("→ " + judged.answer().fix()).forEach(line -> screen.line(MARGIN + Paint.DIM.on(line, screen)));
    }

    private void folded(String title, List<Judged> rows) {
        if (!rows.isEmpty()) {
            screen.line(Paint.BOLD.on(title + " (" + rows.size() + ")", screen));
            rows.forEach(judged -> screen.line("  " + Paint.GREEN.on("✓ %-8s".formatted(judged.id()), screen)
                    + shortened(judged.row().title() + ": " + judged.answer().evidence())));
            screen.line("");
        }
    }

    /** One line for each reason, because most rows share a few of them. */
    private void notApplicable() {
        var rows = card.notApplicable();
        if (rows.isEmpty()) {
            return;
        }
        screen.line(Paint.BOLD.on("Does not apply (" + rows.size() + ")", screen));
        rows.stream().map(judged -> judged.answer().evidence()).distinct().forEach(reason -> {
            var ids = rows.stream()
                    .filter(judged -> judged.answer().evidence().equals(reason))
                    .map(Judged::id)
                    .collect(Collectors.joining(", "));
            wrapped(ids + ": " + reason).forEach(line -> screen.line("  " + Paint.DIM.on(line, screen)));
        });
        screen.line("");
    }

    private void notes() {
        if (!card.notes().isEmpty()) {
            screen.line(Paint.BOLD.on("Not looked at", screen));
            card.notes().forEach(note -> wrapped(note).forEach(line -> screen.line("  " + line)));
            screen.line("");
        }
    }

    private void criteria() {
        screen.line(Paint.BOLD.on("Before going live", screen));
        Arrays.stream(Criterion.values())
                .forEach(criterion -> screen.line("  " + mark(card.of(criterion)) + " " + criterion.sentence()));
        screen.line("");
    }

    private String mark(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Paint.GREEN.on("✓", screen);
            case FAIL -> Paint.RED.on("✗", screen);
            case NOT_APPLICABLE -> Paint.DIM.on("–", screen);
        };
    }

    private void categories() {
        for (var category : Category.values()) {
            var score = card.score(category);
            var filled =
                    score.map(each -> each.rounded().intValue() * BAR / 100).orElse(0);
            screen.line("  %-30s%s%s  %s"
                    .formatted(
                            category.title(),
                            "█".repeat(filled),
                            Paint.DIM.on("░".repeat(BAR - filled), screen),
                            score.map(Object::toString).orElse("does not apply")));
        }
    }

    private void verdict() {
        var critical = card.failing().stream()
                .filter(judged -> judged.row().risk() == Risk.CRITICAL)
                .count();
        var why = Optional.of(critical)
                .filter(count -> count > 0)
                .map(count -> ", " + count + " critical " + (count == 1 ? "row fails" : "rows fail"))
                .orElse("");
        screen.line("");
        screen.line(Paint.BOLD.on(name + ": " + card.score() + " of 100, ", screen)
                + (card.isFit()
                        ? Paint.GREEN.on("fit for production", screen)
                        : Paint.RED.on("not fit for production" + why, screen)));
    }

    private static String shortened(String text) {
        var room = WIDTH - MARGIN.length();
        return text.length() <= room ? text : text.substring(0, room - 1) + "…";
    }

    private static List<String> wrapped(String text) {
        var room = WIDTH - MARGIN.length();
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + word.length() >= room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
