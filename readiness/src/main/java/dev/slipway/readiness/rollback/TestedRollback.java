package dev.slipway.readiness.rollback;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Purpose;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** RB-001: the way back has been gone before it is needed. */
final class TestedRollback implements Question {

    private static final Pattern TRIED =
            Pattern.compile("(?i)slipway (drill|migrations test)|slipway rollback \\S*(staging|test|qa|uat)"
                    + "|alembic .*downgrade|migrate:(rollback|down|undo)|db:rollback|flyway\\S* .*undo"
                    + "|liquibase\\S* .*rollback|future-rollback|migrate .* down\\b|goose .*down"
                    + "|dbmate (down|rollback)|"
                    + "(test|verify|drill|rehears\\w*)[-_]?\\w*rollback|rollback[-_]?(test|drill|check"
                    + "|rehears\\w*)|updateTestingRollback|update-testing-rollback");

    @Override
    public Answer ask(Inspection application) {
        return application
                .pipelineWork()
                .first(TRIED)
                .or(() -> application.scripts().all().stream()
                        .filter(script -> Pattern.compile(
                                                "(?i)(test|drill|rehears\\w*|verify)[-_\\w]*rollback|rollback[-_]?(test|drill"
                                                        + "|rehears)")
                                        .matcher(script.name())
                                        .find()
                                && !script.code().isEmpty())
                        .flatMap(script -> script.code().all().stream())
                        .findFirst())
                .map(line -> Answer.pass(line + " tries the way back"))
                .orElseGet(() -> Answer.fail(
                        application.scripts().of(Purpose.ROLLBACK).isEmpty()
                                ? BuiltInRollback.of(application)
                                        .map(tool -> "nothing ever runs " + tool.command())
                                        .orElse("there is no rollback to test")
                                : "nothing ever runs "
                                        + application
                                                .scripts()
                                                .of(Purpose.ROLLBACK)
                                                .getFirst(),
                        "roll back on staging in the pipeline: `slipway rollback APP/staging --wait`, "
                                + "`slipway migrations test`"));
    }
}
