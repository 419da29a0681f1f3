package dev.slipway.validate.check;

import dev.slipway.events.Release;
import dev.slipway.release.Application;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.Service;
import dev.slipway.release.Target;
import dev.slipway.release.bundle.BundleDigest;
import dev.slipway.release.bundle.BundleReader;
import dev.slipway.release.bundle.BundleStore;
import dev.slipway.release.bundle.BundleStoreException;
import dev.slipway.release.bundle.RefusedBundleException;
import dev.slipway.release.environment.GivenValues;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.runtime.TryAgain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether each service would get on this target the variables that it declares, and nothing put there for now. */
public final class EnvironmentCheck implements ReleaseCheck {

    private final BundleStore store;
    private final Scratch scratch;

    public EnvironmentCheck(BundleStore store, Scratch scratch) {
        this.store = store;
        this.scratch = scratch;
    }

    @Override
    public String id() {
        return "environment";
    }

    @Override
    public Finding look(Release release, Target target) throws IOException {
        return scratch.with(file -> application(release, file)
                .map(application -> look(application, target))
                .orElseGet(() -> Finding.notApplicable("slipway.yaml cannot be read; the check `bundle` says why")));
    }

    static Finding look(Application application, Target target) {
        var declared = application.services().stream()
                .mapToInt(service -> service.variables().variables().size())
                .sum();
        if (declared == 0) {
            return Finding.notApplicable("slipway.yaml declares no variables");
        }
        var flaws = application.services().stream()
                .flatMap(service -> flaws(service, target).stream())
                .toList();
        return flaws.isEmpty()
                ? Finding.pass("all services get the " + declared + " variables that they declare")
                : Finding.failAll(
                        "environment-unfit",
                        "the variables of the release are not those that it declares for " + target,
                        "correct slipway.yaml, try it with `slipway env check --environment " + target.environment()
                                + "`, and make a new release",
                        flaws);
    }

    private static List<String> flaws(Service service, Target target) {
        return GivenValues.of(service, Map.of())
                .flaws(service.variables(), Optional.of(target.environment()), Set.of())
                .stream()
                .map(flaw -> "the service `" + service.name() + "`: " + flaw)
                .toList();
    }

    /** Nothing for what another check refuses anyway; that one says it better. */
    private Optional<Application> application(Release release, Path file) throws IOException {
        try {
            var digest = new BundleDigest(release.getBundle().getSha256());
            store.fetch(digest, file);
            return new BundleReader().read(file, digest, ApplicationFile.NAME).map(ApplicationFile::parse);
        } catch (BundleStoreException.Unreachable unreachable) {
            throw new TryAgain("the bundle cannot be fetched at the moment", unreachable);
        } catch (BundleStoreException
                | RefusedBundleException
                | InvalidFileException
                | IllegalArgumentException refusedElsewhere) {
            return Optional.empty();
        }
    }
}
