package dev.slipway.readiness.containers;

import dev.slipway.readiness.inspection.Credentials;
import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** DK-001: containers get secrets by reference, and none is written in a Compose file or an image. */
final class ManagedSecrets implements Question {

    private static final Pattern HANDLED =
            Pattern.compile("(?i)^\\s*secrets:|_FILE\\s*[:=]|/run/secrets|secretKeyRef|vault");

    @Override
    public Answer ask(Inspection application) {
        var containers = application.containers();
        if (!containers.any()) {
            return Unpacked.answer();
        }
        var images = new Lines(containers.images().stream()
                .flatMap(image -> image.file().code().matching(Pattern.compile("(?i)^\\s*(ENV|ARG)\\b")).all().stream())
                .toList());
        var written = Credentials.in(containers
                        .code()
                        .and(containers.composeEntries())
                        .and(images)
                        .and(containers.kubernetesCode()))
                .onePerPlace();
        if (!written.isEmpty()) {
            return Answer.fail(
                    Credentials.found(written.all().getFirst()).orElse("a secret") + " stands in clear text at "
                            + written.places() + " (values not shown)",
                    "use `secrets:` of Compose, a variable ending in _FILE, or a store; change what was written there");
        }
        return Answer.pass(containers
                .code()
                .and(containers.kubernetesCode())
                .first(HANDLED)
                .map(line -> line + " takes secrets by reference")
                .orElse("no secret is written in Compose files or images"));
    }
}
