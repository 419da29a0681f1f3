package dev.slipway.cli.request;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.connect.ConnectionOptions;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Release;
import dev.slipway.release.Application;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.Slug;
import dev.slipway.release.Target;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3BundleStore;
import dev.slipway.release.bundle.s3.Shelf;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks for a release: reads, packs and uploads the application directory, then publishes the signed request. */
@Command(name = "request", description = "Ask for a release of an application directory.")
public final class RequestCommand extends ShellCommand {

    @Option(names = "--dir", paramLabel = "DIR", defaultValue = ".", description = "The application directory.")
    private String directory = ".";

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            required = true,
            description = "Environment to release to, such as production.")
    private String environment = "";

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "What the release is called; else the Git tag, else commit and time.")
    private Optional<String> version;

    @Option(names = "--dry-run", description = "Check and plan only, print the plan, change nothing.")
    private boolean dryRun;

    @Option(
            names = "--override-freeze",
            paramLabel = "REASON",
            description = "Go ahead in a freeze window, and say why; takes the right to.")
    private Optional<String> overrideFreeze;

    @Option(
            names = "--skip-backup",
            paramLabel = "REASON",
            description = "Go ahead without a backup and without a rehearsal, and say why; the target has to allow it.")
    private Optional<String> skipBackup;

    @Mixin
    private EvidenceOptions evidence;

    @Option(
            names = "--scan",
            description = "Have trivy or grype scan the images of the release, or its files if it has none, and hand in"
                    + " what they say.")
    private boolean scan;

    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private Waiting waiting;

    @Override
    protected ExitCode run() {
        var folder = shell().resolve(directory);
        var application = ApplicationFile.read(folder);
        var target = new Target(application.name(), new Slug(environment));
        var chosen = VersionChoice.of(version, Git.stateOf(folder), shell().clock());
        var handedIn = evidence.files(shell());
        chosen.remark().ifPresent(remark -> screen().error("Note: " + remark + "."));

        var reach = connection.connection(shell());
        var key = reach.key();
        try (var publisher = RequestPublisher.open(reach.broker(), key, shell().clock())) {
            var reports = reports(handedIn, folder, application, reach.store());
            var release = release(chosen, new BundleUpload(reach.store()).of(folder));
            var forms = new RequestForms(key.id(), shell().clock());
            var wanted = new Wanted(release, dryRun, overrideFreeze, skipBackup, chosen.uncommitted(), reports);
            var request = forms.deploy(target, wanted);
            var published = published(publisher.publish(request), target, chosen);
            return dryRun
                    ? waiting.untilEnded(published, reach.broker(), shell())
                    : waiting.after(published, reach.broker(), shell());
        }
    }

    private Map<String, ClaimCheck> reports(
            Map<String, Path> handedIn, Path folder, Application application, S3Address store) {
        try (var shelf = new S3BundleStore(store, Shelf.EVIDENCE);
                var scans = Scans.begun()) {
            var reports = new LinkedHashMap<>(handedIn);
            if (scan) {
                reports.putAll(scans.of(folder, application, new Slug(environment), Scanner.on(shell().environment())));
            }
            return new EvidenceUpload(shelf).of(reports);
        }
    }

    private Waiting.Published published(String requestId, Target target, VersionChoice chosen) {
        var name = chosen.version().value();
        return new Waiting.Published(
                requestId,
                target.toString(),
                Optional.of(name),
                (dryRun ? "Asked for a dry run of " : "Asked for ") + name + " on " + target + ": " + requestId);
    }

    private static Release release(VersionChoice chosen, ClaimCheck bundle) {
        return Release.newBuilder()
                .setVersion(chosen.version().value())
                .setBundle(bundle)
                .setCommit(chosen.commit().orElse(null))
                .build();
    }
}
