package dev.slipway.validate.image;

import dev.slipway.parts.registry.RegistryLine;
import dev.slipway.release.Application;
import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.operations.Runtime;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.ComposeFiles;
import dev.slipway.validate.check.ContentCheck;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Opened;
import dev.slipway.validate.check.UnreadableCompose;
import dev.slipway.validate.part.EngineLook;
import dev.slipway.validate.part.Looked;
import dev.slipway.validate.part.Reach;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Whether every image of a release is where the engines of its target will take it from, exactly the one that is meant. */
public final class ImagesCheck implements ContentCheck {

    private static final int SIDE_BY_SIDE = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            SIDE_BY_SIDE, Thread.ofVirtual().name("image-", 0).factory());
    private final Reach reach;
    private final RegistryLine registries;

    public ImagesCheck(Reach reach, RegistryLine registries) {
        this.reach = reach;
        this.registries = registries;
    }

    @Override
    public String id() {
        return "images";
    }

    @Override
    public Finding look(Candidate candidate, Opened.Contents contents) throws InterruptedException {
        if (candidate.rules().parts().engines().isEmpty()) {
            return Finding.notApplicable(
                    "targets.yaml names no Docker engine for " + candidate.target() + ", so no image is run there");
        }
        return switch (contents.compose().in(candidate.target().environment())) {
            case ComposeFiles.Reading.None none -> Finding.notApplicable(none.why());
            case ComposeFiles.Reading.Broken _ -> UnreadableCompose.of(this, candidate);
            case ComposeFiles.Reading.Project read ->
                all(deployed(read.project(), contents.application(), candidate), candidate);
        };
    }

    /** What slipway.yaml does not name runs already, or not at all. */
    private static List<ComposeService> deployed(ComposeProject project, Application application, Candidate candidate) {
        return project.services().values().stream()
                .filter(service -> !(candidate.rules().runtime() instanceof Runtime.Docker)
                        || application.services().stream()
                                .anyMatch(named -> named.name().value().equals(service.name())))
                .toList();
    }

    private Finding all(Collection<ComposeService> services, Candidate candidate) throws InterruptedException {
        var looks = threads.invokeAll(services.stream()
                .<Callable<Finding>>map(service -> () -> one(service, candidate))
                .toList());
        var findings = new ArrayList<Finding>();
        for (var look : looks) {
            try {
                findings.add(look.get());
            } catch (ExecutionException broken) {
                throw new IllegalStateException("an image could not be looked at", broken.getCause());
            }
        }
        return Looked.together(findings);
    }

    private Finding one(ComposeService service, Candidate candidate) throws InterruptedException {
        var image = WantedImage.of(service, candidate.release());
        return image.isEmpty()
                ? Finding.notApplicable(
                        "the service `" + service.name() + "` has no image, only instructions to build one")
                : image.get().isLocal()
                        ? EngineLook.each(candidate, reach, image.get()::onEngine)
                        : Looked.at("registry-unreachable", () -> image.get().inRegistry(registries, candidate));
    }
}
