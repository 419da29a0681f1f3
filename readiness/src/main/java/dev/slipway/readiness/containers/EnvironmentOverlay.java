package dev.slipway.readiness.containers;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** AU-01: what differs in production is laid over the Compose file, and nothing is copied. */
final class EnvironmentOverlay implements Question {

    private static final Pattern FILE =
            Pattern.compile("(?i)(compose|stack)[\\w.-]*[.-](production|prod|live)\\.ya?ml$|(^"
                    + "|/)overlays/(production|prod)/|values[.-](production|prod)\\.ya?ml$");

    @Override
    public Answer ask(Inspection application) {
        var containers = application.containers();
        if (containers.files().isEmpty() && containers.kubernetes().isEmpty()) {
            return containers.any()
                    ? Answer.notApplicable("there is no Compose file that anything could be laid over")
                    : Unpacked.answer();
        }
        return application
                .files()
                .path(FILE)
                .map(path -> Answer.pass(path + " says what differs in production"))
                .orElseGet(() -> Answer.fail(
                        Lines.places(containers.files().isEmpty() ? containers.kubernetes() : containers.files())
                                + " is the same everywhere",
                        "write compose.production.yaml with what differs there: replicas, limits, restart, "
                                + "no published database"));
    }
}
