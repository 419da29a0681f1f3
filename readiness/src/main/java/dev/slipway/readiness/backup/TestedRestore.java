package dev.slipway.readiness.backup;

import dev.slipway.readiness.inspection.Commands;
import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Purpose;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** BK-001: a backup has been restored before anybody counts on it. */
final class TestedRestore implements Question {

    private static final Pattern NAMED =
            Pattern.compile("(?i)(test|verif\\w*|drill|check|rehears\\w*)[-_]?\\w*restor\\w*|restor\\w*[-_]?(test"
                    + "|verif\\w*|drill|check|rehears\\w*)|backup[-_]?(test|verif\\w*|drill)|(verif\\w*"
                    + "|test)[-_]?backup");
    private static final Pattern SCRATCH =
            Pattern.compile("(?i)\\bcreatedb\\b|create database|docker run .*(postgres|mysql|mongo)|initdb"
                    + "|(scratch|restore_?test|verify|tmp|temp)_?(db|database)"
                    + "|(psql|pg_restore)\\b[^|;&]*[ =/](scratch|restore[-_]?(test|check)|verify)\\w*");

    @Override
    public Answer ask(Inspection application) {
        return Saving.needless(application).orElseGet(() -> look(application));
    }

    private static Answer look(Inspection application) {
        for (var script : application.scripts().all()) {
            var restores = script.code().first(Commands.RESTORE);
            var tries = NAMED.matcher(script.name()).find()
                    || script.isFor(Purpose.BACKUP)
                    || script.code().has(NAMED);
            if (restores.isPresent() && tries && script.code().has(SCRATCH)) {
                return Answer.pass(restores.get() + " restores into a database of its own");
            }
        }
        return application
                .pipelines()
                .withAll(Commands.RESTORE, SCRATCH)
                .map(file -> Answer.pass(file + " restores a backup"))
                .orElseGet(() -> Answer.fail(
                        Saving.of(application).isEmpty() ? Saving.none() : "no backup is ever restored for a try",
                        "restore each backup into a scratch database and compare it before it counts"));
    }
}
