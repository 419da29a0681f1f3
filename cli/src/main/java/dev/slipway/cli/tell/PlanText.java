package dev.slipway.cli.tell;

import dev.slipway.events.Difference;
import dev.slipway.events.Plan;
import dev.slipway.events.PlannedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan as a person reads it: each step, and the way back from it. */
public final class PlanText {

    private static final int ENOUGH_TO_TELL_APART = 12;

    private PlanText() {}

    public static List<String> of(Plan plan) {
        var lines = new ArrayList<String>();
        lines.add("Plan " + shortened(plan.getDigest()) + ": release "
                + plan.getRelease().getVersion()
                + plan.getBase()
                        .map(base -> " in the place of " + base.getVersion())
                        .orElse(", the first one here")
                + ", " + plan.getStrategy()
                + (plan.getMovesSchema() ? "; it changes the database schema" : ""));
        plan.getDifferences().forEach(one -> lines.add("different: " + different(one)));
        for (int i = 0; i < plan.getSteps().size(); i++) {
            lines.addAll(step(i + 1, plan.getSteps().get(i)));
        }
        return lines.stream().map(Sentences::oneLine).map(PlanText::indented).toList();
    }

    public static String shortened(String digest) {
        return digest.substring(0, Math.min(ENOUGH_TO_TELL_APART, digest.length()));
    }

    private static List<String> step(int number, PlannedStep step) {
        var time = step.getExpectedMillis()
                .map(millis -> ", about " + Words.ofMillis(millis))
                .orElse("");
        var last = step.getPointOfNoReturn() ? " — from here on there is no way back" : "";
        return List.of(
                String.format(Locale.ROOT, "%d. ", number) + step.getAction() + time + last, "undo: " + step.getUndo());
    }

    private static String different(Difference one) {
        var what = one.getSubject().name().toLowerCase(Locale.ROOT)
                + (one.getName().isEmpty() ? "" : " " + one.getName());
        if (one.getBefore().isEmpty() && one.getAfter().isEmpty()) {
            return what;
        }
        return what + ", " + one.getBefore().map(PlanText::shortened).orElse("none") + " → "
                + one.getAfter().map(PlanText::shortened).orElse("none");
    }

    private static String indented(String line) {
        if (line.startsWith("Plan ")) {
            return line;
        }
        return line.startsWith("undo: ") ? "       " + line : "  " + line;
    }
}
