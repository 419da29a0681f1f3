package dev.slipway.readiness.environment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;

/** ENV-003: each environment has a template of its own. */
final class Templates implements Question {

    @Override
    public Answer ask(Inspection application) {
        var files = application.settings().perEnvironment();
        var declares = application.slipway().application().stream()
                .flatMap(all -> all.services().stream())
                .anyMatch(service -> !service.variables().isEmpty());
        if (files.size() > 1) {
            return Answer.pass(Lines.places(files) + " are there");
        }
        if (declares) {
            return Answer.pass("slipway.yaml declares the variables, from which `slipway env template "
                    + "--environment` writes one for each environment");
        }
        return application.settings().reads().isEmpty()
                ? Answer.notApplicable("it reads no variables")
                : Answer.fail(
                        files.isEmpty() ? "no environment has a template" : "only " + files.getFirst() + " is there",
                        "declare the variables in slipway.yaml, then `slipway env template` writes "
                                + ".env.staging and .env.production");
    }
}
