package dev.slipway.cli.tell;

import dev.slipway.backup.Amount;
import dev.slipway.events.LossMeasured;
import dev.slipway.events.TableLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a restore would take away, table by table, so that whoever says yes has seen it. */
public final class LossText {

    private static final String ROW = "  %-40s %10s %10s %10s%s";

    private LossText() {}

    public static List<String> of(LossMeasured measured) {
        var lines = new ArrayList<String>();
        if (!measured.getLost().isEmpty()) {
            lines.add(String.format(
                    Locale.ROOT, ROW, "lost since " + measured.getTakenAt(), "new", "changed", "deleted", ""));
            measured.getLost().stream().map(LossText::line).forEach(lines::add);
        }
        measured.getWalBytes()
                .ifPresent(bytes -> lines.add("  the server has written " + Amount.of(bytes) + " of log since"));
        measured.getRoomBytes()
                .ifPresent(bytes -> lines.add("  it takes " + Amount.of(bytes) + " on the server's disk, beside the"
                        + " database that is there"));
        if (!measured.getMigrationsUndone().isEmpty()) {
            lines.add("  the schema would be without "
                    + Sentences.oneLine(String.join(", ", measured.getMigrationsUndone())));
        }
        return List.copyOf(lines);
    }

    private static String line(TableLoss lost) {
        return String.format(
                Locale.ROOT,
                ROW,
                Sentences.oneLine(lost.getTable()),
                lost.getInserted(),
                lost.getUpdated(),
                lost.getDeleted(),
                lost.getRemark().map(remark -> "  " + Sentences.oneLine(remark)).orElse(""));
    }
}
