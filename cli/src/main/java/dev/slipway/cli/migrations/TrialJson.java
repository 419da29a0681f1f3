package dev.slipway.cli.migrations;

import dev.slipway.migrations.MigrationSet;
import dev.slipway.migrations.Problem;
import dev.slipway.migrations.schema.SchemaDifference;
import dev.slipway.migrations.trial.TrialReport;
import dev.slipway.migrations.trial.Verdict;
import dev.slipway.migrations.trial.Whole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What trying the migrations has shown, for programs. */
final class TrialJson {

    private TrialJson() {}

    static Map<String, Object> of(MigrationSet set, TrialReport report) {
        var json = new LinkedHashMap<String, Object>();
        json.put("passed", report.passed());
        json.put("postgres", report.postgres());
        json.put("layout", set.layout().title());
        json.put("problems", problems(report.problems()));
        json.put(
                "migrations", report.verdicts().stream().map(TrialJson::verdict).toList());
        report.whole().ifPresent(whole -> json.put("whole", whole(whole)));
        return json;
    }

    static List<Map<String, Object>> problems(List<Problem> problems) {
        return problems.stream().map(TrialJson::problem).toList();
    }

    private static Map<String, Object> problem(Problem problem) {
        var json = new LinkedHashMap<String, Object>();
        json.put("kind", problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("file", problem.file());
        problem.line().ifPresent(line -> json.put("line", line));
        json.put("message", problem.message());
        return json;
    }

    private static Map<String, Object> verdict(Verdict verdict) {
        var json = new LinkedHashMap<String, Object>();
        json.put("migration", verdict.migration());
        json.put("passed", verdict.passed());
        switch (verdict) {
            case Verdict.Reversible it -> {
                json.put("verdict", "reversible");
                json.put("upMillis", it.up().toMillis());
                json.put("downMillis", it.down().toMillis());
            }
            case Verdict.Irreversible it -> {
                json.put("verdict", "irreversible");
                json.put("upMillis", it.up().toMillis());
                json.put("reason", it.reason());
            }
            case Verdict.NoRollback it -> {
                json.put("verdict", "no-rollback");
                json.put("upMillis", it.up().toMillis());
                json.put("message", it.why());
            }
            case Verdict.Differs it -> {
                json.put("verdict", "differs");
                json.put("upMillis", it.up().toMillis());
                json.put("downMillis", it.down().toMillis());
                json.put("afterDown", lines(it.afterDown()));
                json.put("afterSecondUp", lines(it.afterSecondUp()));
            }
            case Verdict.Failed it -> {
                json.put("verdict", "failed");
                json.put("phase", it.phase().words());
                json.put("message", it.message());
                it.hint().ifPresent(hint -> json.put("hint", hint));
            }
            case Verdict.NotReached _ -> json.put("verdict", "not-reached");
        }
        return json;
    }

    private static Map<String, Object> whole(Whole whole) {
        var json = new LinkedHashMap<String, Object>();
        json.put("passed", whole.passed());
        json.put("undone", whole.undone());
        json.put("downMillis", whole.down().toMillis());
        json.put("upMillis", whole.up().toMillis());
        json.put("afterDown", lines(whole.afterDown()));
        json.put("afterUp", lines(whole.afterUp()));
        whole.failure().ifPresent(failure -> json.put("message", failure));
        return json;
    }

    private static List<String> lines(SchemaDifference difference) {
        return difference.changes().stream().map(Object::toString).toList();
    }
}
