package dev.slipway.readiness.containers;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** DK-004: images are searched for known holes before they run. */
final class ImageScan implements Question {

    static final Pattern SCAN =
            Pattern.compile("(?i)\\btrivy\\b|\\bgrype\\b|snyk (container|test)|docker scout|docker scan|\\bclair"
                    + "|anchore|twistlock|prisma-cloud|container[-_]scanning|dockle|sysdig-cli|scan-image"
                    + "|quay.*scan|aqua(sec)?\\b|image_scan|scan_on_push|xray|wizcli");

    @Override
    public Answer ask(Inspection application) {
        if (!application.containers().any()) {
            return Unpacked.answer();
        }
        if (application.slipway().evidence().vulnerabilities().isPresent()) {
            return Answer.pass("a scan has to come with each release to "
                    + application.slipway().targetName() + ", and the gate judges it");
        }
        return application
                .pipelineWork()
                .without(Pattern.compile("\\|\\|\\s*true"))
                .first(SCAN)
                .or(() -> application.code(file -> file.name().endsWith(".tf")).first(SCAN))
                .map(line -> Answer.pass(line + " scans images"))
                .orElseGet(() -> Answer.fail(
                        "no pipeline scans the images",
                        "let the pipeline scan each image (Trivy, Grype) and send the report along with the request"));
    }
}
