package dev.slipway.cli.migrations;

import dev.slipway.cli.tell.Paint;
import dev.slipway.cli.tell.Screen;
import dev.slipway.cli.tell.Words;
import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.schema.SchemaDifference;
import dev.slipway.migrations.trial.TrialReport;
import dev.slipway.migrations.trial.Verdict;
import dev.slipway.migrations.trial.Whole;

/** Tells a person what trying the migrations has shown. */
record TrialSentences(Screen screen) {

    void tell(MigrationSet set, TrialReport report) {
        screen.line(Paint.BOLD.on(
                set.migrations().size() + " migrations, layout " + set.layout().title() + ", on PostgreSQL "
                        + report.postgres(),
                screen));
        report.verdicts().forEach(this::tell);
        report.whole().ifPresent(this::tell);
        report.problems().forEach(problem -> failed(problem.toString()));
        screen.line(
                report.passed()
                        ? Paint.GREEN.on("All of them go up, come back and go up again as they should.", screen)
                        : Paint.RED.on("They are not fit to be deployed.", screen));
    }

    private void tell(Verdict verdict) {
        switch (verdict) {
            case Verdict.Reversible it ->
                passed(it.migration() + ": up " + Words.of(it.up()) + ", down " + Words.of(it.down()));
            case Verdict.Irreversible it ->
                passed(it.migration() + ": up " + Words.of(it.up()) + "; irreversible: " + it.reason());
            case Verdict.NoRollback it ->
                failed(it.migration() + ": up " + Words.of(it.up()) + "; no way back: " + it.why()
                        + "; write a rollback, or say why there is none: -- slipway: irreversible because …");
            case Verdict.Differs it -> {
                failed(it.migration() + ": the schema is not what it was");
                tell("after its rollback", it.afterDown());
                tell("after going up again", it.afterSecondUp());
            }
            case Verdict.Failed it -> {
                failed(it.migration() + ", " + it.phase().words() + ": " + it.message());
                it.hint().ifPresent(this::detail);
            }
            case Verdict.NotReached it ->
                screen.line("  " + Paint.DIM.on("-       " + it.migration() + ": not reached", screen));
        }
    }

    private void tell(Whole whole) {
        if (whole.passed()) {
            passed(whole.undone() + " of them down " + Words.of(whole.down()) + " and up again "
                    + Words.of(whole.up()));
        } else {
            failed("all the way down and up again: " + whole.failure().orElse("the schema is not what it was"));
            tell("after all rollbacks", whole.afterDown());
            tell("after going up again", whole.afterUp());
        }
    }

    private void tell(String when, SchemaDifference difference) {
        if (!difference.isEmpty()) {
            detail(when + ":\n" + difference);
        }
    }

    private void passed(String text) {
        screen.line("  " + Paint.GREEN.on("ok      ", screen) + text);
    }

    private void failed(String text) {
        screen.line("  " + Paint.RED.on("FAILED  ", screen) + text);
    }

    private void detail(String text) {
        text.lines().forEach(line -> screen.line("            " + line));
    }
}
