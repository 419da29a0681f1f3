package dev.slipway.readiness.inspection;

import java.util.ArrayList;
import java.util.regex.Pattern;

/** Kubernetes writes name and value of a variable apart; joined, they read as everywhere else. */
final class KubernetesVariables {

    private static final Pattern NAME = Pattern.compile("^\\s*-?\\s*name:\\s*[\"']?([\\w.-]+)[\"']?\\s*$");
    private static final Pattern VALUE = Pattern.compile("^\\s*value:\\s*(\\S.*)$");
    private static final Pattern BOTH =
            Pattern.compile("\\{\\s*name:\\s*[\"']?([\\w.-]+)[\"']?\\s*,\\s*value:\\s*([^}]+)");

    private KubernetesVariables() {}

    static Lines joined(Lines code) {
        var joined = new ArrayList<Line>();
        var above = "";
        for (var line : code.all()) {
            var name = NAME.matcher(above);
            var value = VALUE.matcher(line.text());
            var text = name.find() && value.find()
                    ? name.group(1) + ": " + value.group(1)
                    : BOTH.matcher(line.text()).replaceAll("{$1: $2");
            joined.add(new Line(line.file(), line.number(), text));
            above = line.text();
        }
        return new Lines(joined);
    }
}
