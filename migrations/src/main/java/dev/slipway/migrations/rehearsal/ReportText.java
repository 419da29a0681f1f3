package dev.slipway.migrations.rehearsal;

import dev.slipway.migrations.data.TableName;
import dev.slipway.migrations.rehearsal.watch.HeldLock;
import dev.slipway.migrations.rehearsal.watch.StepReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report as a person reads it: a block for each migration, then what is asserted, then what is refused. */
record ReportText(RehearsalReport report) {

    private static final int MOST_LINES = 10;
    private static final Duration WORTH_A_LINE = Duration.ofMillis(100);

    String text() {
        var text = new StringBuilder();
        report.migrations().forEach(migration -> block(text, migration));
        if (!report.assertions().isEmpty()) {
            text.append("assertions\n");
            report.assertions()
                    .forEach(each ->
                            line(text, (each.holds() ? "holds   " : "FAILS   ") + each.name() + ": " + each.outcome()));
        }
        if (report.findings().isEmpty()) {
            text.append(report.migrations().isEmpty() ? "nothing is pending\n" : "nothing speaks against it\n");
        } else {
            text.append("refused\n");
            report.findings().forEach(finding -> line(text, finding.toString().replace("\n", "\n  ")));
        }
        return text.toString();
    }

    private static void block(StringBuilder text, MigrationReport migration) {
        text.append(migration.migration()).append('\n');
        line(
                text,
                "kind      " + migration.classification().kind().name().toLowerCase(Locale.ROOT) + ": "
                        + migration.classification().kind().words());
        limited(migration.classification().reasons()).forEach(reason -> line(text, "          " + reason));
        step(text, "forward", migration.forward());
        var back = migration.back();
        switch (back.outcome()) {
            case CAME_BACK -> back.step().ifPresent(step -> step(text, "back", step));
            case DECLARED_IRREVERSIBLE ->
                line(text, "back      not tried, it is declared irreversible: " + back.detail());
            case FAILED -> line(text, "back      FAILED: " + back.detail());
            case LEFT_TRACES -> {
                back.step().ifPresent(step -> step(text, "back", step));
                line(text, "          DOES NOT COME BACK:");
                back.detail().lines().forEach(each -> line(text, "            " + each));
            }
            case NOT_REACHED -> line(text, "back      not reached");
        }
    }

    private static void step(StringBuilder text, String way, StepReport step) {
        line(text, "%-10s%s".formatted(way, time(step.duration())));
        limited(step.locks().stream().map(ReportText::lock).toList()).forEach(lock -> line(text, "  lock    " + lock));
        if (!step.rewritten().isEmpty()) {
            line(
                    text,
                    "  rewrote "
                            + step.rewritten().stream().map(TableName::toString).collect(Collectors.joining(", ")));
        }
        limited(step.rows().stream().map(Object::toString).toList()).forEach(rows -> line(text, "  rows    " + rows));
        limited(step.statements().stream()
                        .filter(each -> each.duration().compareTo(WORTH_A_LINE) >= 0)
                        .map(each -> "line " + each.line() + ", " + time(each.duration()) + ": " + each.statement())
                        .toList())
                .forEach(statement -> line(text, "  slow    " + statement));
    }

    private static String lock(HeldLock lock) {
        return "%s for %s%s"
                .formatted(
                        lock,
                        time(lock.held()),
                        lock.mode().keepsOthersWaiting()
                                ? ", " + lock.mode().blocks().words()
                                : "");
    }

    private static List<String> limited(List<String> lines) {
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        var few = new ArrayList<>(lines.subList(0, MOST_LINES));
        few.add("… and " + (lines.size() - MOST_LINES) + " more");
        return few;
    }

    static String time(Duration duration) {
        return duration.compareTo(Duration.ofSeconds(1)) < 0
                ? duration.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static void line(StringBuilder text, String line) {
        text.append("  ").append(line).append('\n');
    }
}
