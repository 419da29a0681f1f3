package dev.slipway.readiness.delivery;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Line;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** AU-23: images are built by a pipeline and kept in a registry. */
final class ImagePipeline implements Question {

    private static final Pattern BUILDS =
            Pattern.compile("(?i)docker(x)?( buildx)? build|docker/build-push-action|docker[ -]compose.* build"
                    + "|kaniko|buildah|\\bjib\\b|\\bko (build|publish)|\\bpack build"
                    + "|spring-boot:build-image|bootBuildImage|docker\\.build|podman build|nixpacks|earthly"
                    + "|buildAndPush|az acr build|gcloud builds submit");
    private static final Pattern PUSHES = Pattern.compile(
            "(?i)docker(x)? .*push|push:\\s*true|--push\\b|buildAndPush|docker/login-action|docker login"
                    + "|\\.push\\(|ghcr\\.io|CI_REGISTRY|ecr\\b|gcr\\.io|pkg\\.dev|azurecr\\.io|registry"
                    + "|skopeo copy|crane push|--destination");

    @Override
    public Answer ask(Inspection application) {
        var containers = application.containers();
        if (!containers.any()) {
            return Answer.notApplicable("it does not run in containers");
        }
        var flaws = new ArrayList<String>();
        containers.services().stream()
                .filter(service -> service.origin()
                                .context()
                                .filter(context -> !context.contains("://") && !context.startsWith("git@"))
                                .isPresent()
                        && service.origin()
                                .dockerfile()
                                .filter("inline"::equals)
                                .isEmpty()
                        && containers.imageOf(service).isEmpty())
                .findFirst()
                .ifPresent(service -> flaws.add("the Dockerfile of " + service + " is missing"));
        var builds = application.pipelineWork().first(BUILDS);
        if (containers.images().isEmpty()
                && containers.own().isEmpty()
                && containers.workloads().isEmpty()) {
            return Answer.notApplicable("only images of others are used");
        }
        if (builds.isEmpty()) {
            flaws.add("no pipeline builds the images");
        } else if (!application.pipelineWork().has(PUSHES)) {
            flaws.add("no image is pushed to a registry");
        }
        return flaws.isEmpty()
                ? Answer.pass(builds.map(Line::toString).orElse("a pipeline") + " builds images for a registry")
                : Answer.fail(
                        String.join("; ", flaws),
                        "let the pipeline build, scan and push each image, and deploy it by its digest");
    }
}
