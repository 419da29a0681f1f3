package dev.slipway.readiness.containers;

import dev.slipway.readiness.inspection.Dockerfile;
import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Lines;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** DK-005: images hold what they need to run, and no more. */
final class LeanImages implements Question {

    private static final Pattern SMALL =
            Pattern.compile("(?i)(alpine|slim|distroless|scratch|busybox|wolfi|chainguard|minbase|minimal|jre"
                    + "|micro|-lite|chiseled|static)");
    private static final Pattern COPIES_ALL = Pattern.compile("(?i)^\\s*(COPY|ADD)\\s+(--\\S+\\s+)*\\.\\s");

    @Override
    public Answer ask(Inspection application) {
        var images = application.containers().images();
        if (images.isEmpty()) {
            return application.containers().any() ? Answer.notApplicable("no image is made here") : Unpacked.answer();
        }
        for (var image : images) {
            var last = image.last();
            if (last.isPresent()
                    && image.stages().size() == 1
                    && !SMALL.matcher(last.get().base()).find()) {
                return Answer.fail(
                        image.file() + " is one stage on " + last.get().base() + ", with all that it was built by",
                        "build in one stage, run in another on a small image such as -slim, -alpine or distroless");
            }
            var all = image.file().code().first(COPIES_ALL);
            if (all.isPresent() && !hasIgnore(application, image)) {
                return Answer.fail(
                        all.get() + " copies everything, and there is no .dockerignore",
                        "list .git, node_modules and the like in .dockerignore");
            }
        }
        return Answer.pass(
                Lines.places(images.stream().map(Dockerfile::file).toList()) + " build on small images or in stages");
    }

    private static boolean hasIgnore(Inspection application, Dockerfile image) {
        var folder = image.file().folder();
        return Stream.of(
                        ".dockerignore",
                        folder.isEmpty() ? ".dockerignore" : folder + "/.dockerignore",
                        image.file().path() + ".dockerignore")
                .anyMatch(path -> application.files().at(path).isPresent());
    }
}
