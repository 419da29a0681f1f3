package dev.slipway.readiness.environment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;

/** ENV-002: an example tells which variables there are. */
final class Example implements Question {

    @Override
    public Answer ask(Inspection application) {
        var example = application.settings().example();
        if (example.isPresent()) {
            return Answer.pass(example.get() + " lists them");
        }
        var declares = application.slipway().application().stream()
                .flatMap(all -> all.services().stream())
                .anyMatch(service -> !service.variables().isEmpty());
        var reads = application.settings().reads();
        if (reads.isEmpty() && !declares) {
            return Answer.notApplicable("it reads no variables");
        }
        return Answer.fail(
                "there is no .env.example" + (reads.isEmpty() ? "" : " for what is read, as at " + reads.places()),
                declares
                        ? "write it: `slipway env template`"
                        : "declare the variables in slipway.yaml, then `slipway env template` writes it");
    }
}
