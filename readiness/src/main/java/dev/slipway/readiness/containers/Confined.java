package dev.slipway.readiness.containers;

import dev.slipway.readiness.inspection.Container;
import dev.slipway.readiness.inspection.Dockerfile;
import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** AU-06: containers run without root, without needless powers. */
final class Confined implements Question {

    @Override
    public Answer ask(Inspection application) {
        var containers = application.containers();
        if (!containers.any()) {
            return Unpacked.answer();
        }
        var flaws = new ArrayList<String>();
        containers.services().stream()
                .filter(service -> service.walls().privileged())
                .findFirst()
                .ifPresent(service -> flaws.add(service + " may do whatever the host may"));
        containers.services().stream()
                .filter(service -> service.isOwn() ? runsAsRoot(application, service) : isRootByItsOwnWord(service))
                .findFirst()
                .ifPresent(service -> flaws.add(service + " runs as root"));
        containers.own().stream()
                .filter(service -> !service.walls().hardened())
                .findFirst()
                .ifPresent(service ->
                        flaws.add(service + " keeps all capabilities and a file system that can be written"));
        containers.workloads().stream()
                .filter(file -> !file.code()
                        .has(Pattern.compile("runAsNonRoot:\\s*true|runAsUser:\\s*[1-9]|\\.Values.*securityContext")))
                .findFirst()
                .ifPresent(file -> flaws.add(file + " may run as root"));
        if (containers.own().isEmpty()) {
            containers.images().stream()
                    .filter(image -> image.user().map(Dockerfile::isRoot).orElse(true))
                    .findFirst()
                    .ifPresent(image -> flaws.add(image.file() + " ends without a USER, so as root"));
        }
        var leftToImages = containers.services().stream()
                .filter(Confined::isLeftToItsImage)
                .toList();
        if (flaws.isEmpty() && containers.own().isEmpty() && containers.images().isEmpty() && !leftToImages.isEmpty()) {
            return Answer.notApplicable("all services are images of others, which say themselves as whom they run, and"
                    + " no file here does: " + Lines.places(leftToImages));
        }
        return flaws.isEmpty()
                ? Answer.pass(
                        containers.own().isEmpty()
                                ? "what is run from these images has a user of its own"
                                : "services run as users of their own, with fewer capabilities or a read-only file"
                                        + " system")
                : Answer.fail(
                        String.join("; ", flaws),
                        "end the Dockerfile with USER, and set `read_only: true`, `cap_drop: [ALL]`, "
                                + "`security_opt: [no-new-privileges:true]`");
    }

    /** What somebody else's image runs as is not known here, unless the service says it. */
    private static boolean isRootByItsOwnWord(Container service) {
        return service.walls().user().filter(Dockerfile::isRoot).isPresent();
    }

    private static boolean isLeftToItsImage(Container service) {
        return service.walls().user().isEmpty()
                && !service.origin().image().map(Dockerfile::isUnprivileged).orElse(false);
    }

    private static boolean runsAsRoot(Inspection application, Container service) {
        var user = service.walls()
                .user()
                .or(() -> application.containers().imageOf(service).flatMap(Dockerfile::user));
        var unprivileged = service.origin().context().isEmpty()
                && service.origin().image().map(Dockerfile::isUnprivileged).orElse(false);
        return user.map(Dockerfile::isRoot).orElse(!unprivileged);
    }
}
