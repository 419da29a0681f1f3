package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** DS-005: it can always be said which version runs. */
final class VersionTags implements Question {

    private static final Pattern SCHEME = Pattern.compile(
            "(?i)git (tag|describe|rev-parse(?!.*--(show-|git-dir|is-)))|github\\.(sha|ref_name)|CI_COMMIT_(SHA|SHORT_SHA"
                    + "|TAG)|GIT_COMMIT|BUILD_NUMBER|Build\\.BuildId"
                    + "|semantic-release|release-please|goreleaser|docker/metadata-action|npm version"
                    + "|standard-version|BITBUCKET_COMMIT|CIRCLE_SHA1|DRONE_(COMMIT|TAG)"
                    + "|docker (build|tag|push) .*:[\"']?\\$|--set image\\.tag|image:.*:\\$\\{?\\w"
                    + "|slipway request .*--version");

    private static final Pattern TAGGED =
            Pattern.compile("^\\s*-?\\s*image:\\s*[\"']?[^\\s:]+(:\\d+/\\S+)?(:\\S+|@sha256:\\S+)");

    @Override
    public Answer ask(Inspection application) {
        var floating = application.containers().services().stream()
                .filter(service ->
                        service.origin().image().filter(VersionTags::floats).isPresent())
                .toList();
        if (!floating.isEmpty()) {
            return Answer.fail(
                    "whatever is newest runs: " + Lines.places(floating),
                    "name a version or a digest for each image, and raise it in a commit");
        }
        var moving = application
                .containers()
                .kubernetesCode()
                .first(Pattern.compile("^\\s*-?\\s*image:\\s*\\S+:latest[\"']?\\s*$"));
        if (moving.isPresent()) {
            return Answer.fail(moving.get() + " takes whatever is newest", "name a version or a digest");
        }
        if (application.slipway().deploys()) {
            return Answer.pass("each release of Slipway is a version with the digest of its bundle");
        }
        return application
                .operation()
                .and(application.code(file -> file.name().matches("(gnu)?makefile|.*\\.mk|\\.?justfile")))
                .first(SCHEME)
                .or(() -> application.containers().kubernetesCode().first(TAGGED))
                .or(() -> application.containers().code().first(TAGGED).filter(_ -> ownAreTagged(application)))
                .map(line -> Answer.pass(line + " gives releases a version"))
                .orElseGet(() -> Answer.fail(
                        "nothing gives a release a version of its own",
                        "tag each release with version or commit, in Git and on its images"));
    }

    private static boolean ownAreTagged(Inspection application) {
        var own = application.containers().own();
        return !own.isEmpty()
                && own.stream().allMatch(service -> service.origin().image().isPresent());
    }

    /** Without a tag it is `latest`, too; a variable is somebody's decision. */
    private static boolean floats(String image) {
        var name = image.substring(image.lastIndexOf('/') + 1);
        return !image.contains("@") && !image.contains("$") && (!name.contains(":") || name.endsWith(":latest"));
    }
}
