package dev.slipway.readiness.migrations;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.inspection.SchemaChange;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;

/** MG-001: each change of the schema has a way back, or says why there is none. */
final class RollbackPresent implements Question {

    @Override
    public Answer ask(Inspection application) {
        if (!application.schema().hasMigrations()) {
            return Missing.migrations(application);
        }
        var changes = application.schema().changes();
        var oneWay = changes.stream().filter(SchemaChange::isOneWay).toList();
        return oneWay.isEmpty()
                ? Answer.pass("all " + changes.size() + " migrations have a way back or say why there is none")
                : Answer.fail(
                        oneWay.size() + " of " + changes.size() + " have no way back: " + Lines.places(oneWay),
                        "write the rollback of each, or say `-- slipway: irreversible because …`");
    }
}
