package dev.slipway.readiness.delivery;

import dev.slipway.readiness.inspection.Line;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.inspection.Pipelines;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the jobs of GitHub and Azure that run in an environment where reviewers may be demanded. */
final class ProtectedEnvironment {

    private static final Pattern ENVIRONMENT =
            Pattern.compile("^\\s*(?:-\\s+)?environment:\\s*(?:\\{\\s*name:\\s*)?['\"]?([\\w${} .-]*)");
    private static final Pattern NAME = Pattern.compile("^\\s*name:\\s*['\"]?([\\w${} .-]+)");
    private static final Pattern FOR_TRYING = Pattern.compile(
            "(?i)stag(e|ing)|dev|test|qa|uat|preview|review|sandbox|pages|docs|pypi|npm|\\bci\\b|^\\W*release\\W*$");

    private ProtectedEnvironment() {}

    static Optional<Line> in(Pipelines pipelines) {
        var code = pipelines
                .code()
                .where(line ->
                        line.file().contains("/workflows/") || line.file().contains("azure"));
        return code
                .matching(ENVIRONMENT)
                .where(line -> {
                    var name = name(line, code);
                    return !name.isBlank() && !FOR_TRYING.matcher(name).find();
                })
                .all()
                .stream()
                .findFirst();
    }

    /** On the line itself, or on one of the two below it. */
    private static String name(Line line, Lines code) {
        var written = ENVIRONMENT.matcher(line.text());
        if (written.find() && !written.group(1).isBlank()) {
            return written.group(1);
        }
        return code.where(each -> each.file().equals(line.file())
                        && each.number() > line.number()
                        && each.number() <= line.number() + 2)
                .first(NAME)
                .map(each -> each.text().replaceFirst("^\\s*name:\\s*", ""))
                .orElse("");
    }
}
