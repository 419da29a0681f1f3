package dev.slipway.readiness.delivery;

import dev.slipway.readiness.inspection.Commands;
import dev.slipway.readiness.inspection.Line;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.inspection.Pipelines;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the jobs that deploy once somebody starts them by hand. */
final class ManualJob {

    private static final Pattern MANUAL = Pattern.compile("(?i)when:\\s*manual|trigger:\\s*manual|- manual");
    private static final Pattern BEGINS = Pattern.compile("^\\S|^\\s*-\\s+step:");
    private static final Pattern ENDS_SOMETHING =
            Pattern.compile("(?i)^\\s*[\\w.-]*(stop|clean|review|destroy|tear-?down)[\\w.-]*:|action:\\s*stop|destroy");

    private ManualJob() {}

    static Optional<Line> in(Pipelines pipelines) {
        return pipelines
                .code()
                .matching(MANUAL)
                .where(line -> {
                    var job = job(line, pipelines.code());
                    return Commands.deploy(job) && !job.has(ENDS_SOMETHING);
                })
                .all()
                .stream()
                .findFirst();
    }

    /** From the key or the step above a line to the next one. */
    private static Lines job(Line line, Lines code) {
        var file = code.where(each -> each.file().equals(line.file()));
        var begins = file.matching(BEGINS);
        var first = begins.where(each -> each.number() <= line.number()).all().stream()
                .mapToInt(Line::number)
                .max()
                .orElse(0);
        var next = begins.where(each -> each.number() > line.number()).all().stream()
                .mapToInt(Line::number)
                .min()
                .orElse(Integer.MAX_VALUE);
        return file.where(each -> each.number() >= first && each.number() < next);
    }
}
