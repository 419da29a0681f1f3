package dev.slipway.cli.request;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.log.EventJson;
import dev.slipway.cli.tell.Paint;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Evidence;
import dev.slipway.events.Release;
import dev.slipway.events.Verdict;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.bundle.Bundle;
import dev.slipway.release.bundle.BundleWriter;
import dev.slipway.release.evidence.ReportStore;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.validate.ContentChecks;
import dev.slipway.validate.PartChecks;
import dev.slipway.validate.check.Findings;
import dev.slipway.validate.check.OwnApprovalsCheck;
import dev.slipway.validate.check.ReleaseCheck;
import dev.slipway.validate.check.ReleaseChecks;
import dev.slipway.validate.check.Scratch;
import dev.slipway.validate.check.StoredBundles;
import dev.slipway.validate.check.Submission;
import dev.slipway.validate.evidence.EvidenceCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the gate's checks on an application directory as it lies there: packed as it would be, and sent nowhere. */
@Command(name = "check", description = "Look at an application directory as the gate would; nothing is sent.")
public final class CheckCommand extends ShellCommand {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = ".",
            description = "The application directory; else the present one.")
    private String directory = ".";

    @Mixin
    private RulesChoice rules;

    @Mixin
    private EvidenceOptions evidence;

    @Option(names = "--offline", description = "Leave alone what the target is made of: engines, database, registries.")
    private boolean offline;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Override
    protected ExitCode run() throws IOException, InterruptedException {
        var folder = shell().resolve(directory);
        var held = rules.of(ApplicationFile.read(folder), shell());
        var scratch = new Scratch(Path.of(System.getProperty("java.io.tmpdir"), "slipway-check"), shell().clock());
        try (var room = scratch.room()) {
            var shelf = new LocalShelf(room.folder());
            var bundles = new StoredBundles(shelf, new Scratch(room.folder(), shell().clock()));
            var found = new ReleaseChecks(bundles, checks(held, folder, shelf), WITHIN, shell().clock())
                    .of(submission(folder, shelf), held.rules());
            tell(found);
            return found.refuse() ? ExitCode.REJECTED : ExitCode.DONE;
        }
    }

    /** Those that need no log; with an operator's file, those that look at what a target is made of, too. */
    private List<ReleaseCheck> checks(RulesChoice.Chosen held, Path folder, LocalShelf shelf) {
        var checks = new ArrayList<>(ContentChecks.ALL);
        checks.addAll(EvidenceCheck.all(new ReportStore(shelf)));
        held.operations().ifPresent(operations -> {
            checks.add(new OwnApprovalsCheck(() -> operations));
            if (!offline) {
                var secrets = new Secrets(shell().environment());
                checks.addAll(
                        PartChecks.of(WITHIN, secrets, folder, shell().clock()).all());
            }
        });
        return checks;
    }

    private Submission submission(Path folder, LocalShelf shelf) {
        var bundle = new BundleWriter().write(folder, shelf.folder().resolve("bundle.tar.zst"));
        shelf.put(bundle.digest(), bundle.file());
        var git = Git.stateOf(folder) instanceof GitState.Checkout checkout
                ? Optional.of(checkout)
                : Optional.<GitState.Checkout>empty();
        return new Submission(
                new RequestIds(shell().clock()).next(),
                release(bundle, git.map(GitState.Checkout::commit)),
                Optional.empty(),
                git.map(GitState.Checkout::dirty),
                new EvidenceUpload(shelf).of(evidence.files(shell())),
                shell().clock().instant());
    }

    private static Release release(Bundle bundle, Optional<String> commit) {
        return Release.newBuilder()
                .setVersion("unreleased")
                .setBundle(new ClaimCheck(bundle.digest().hex(), bundle.bytes()))
                .setCommit(commit.orElse(null))
                .build();
    }

    private void tell(Findings found) {
        if (json) {
            screen().line(EventJson.text(Map.of(
                    "passed",
                    !found.refuse(),
                    "checks",
                    found.evidence().stream().map(CheckCommand::asJson).toList())));
            return;
        }
        found.evidence().forEach(this::tell);
        screen().line(
                        found.refuse()
                                ? Paint.RED.on("The gate would refuse it.", screen())
                                : Paint.GREEN.on("Nothing in it speaks against a deployment.", screen()));
    }

    private void tell(Evidence one) {
        screen().line(paint(one.getVerdict()).on("%-5s".formatted(word(one.getVerdict())), screen()) + " "
                + one.getName() + ": " + one.getObserved());
        if (!one.getFix().isEmpty()) {
            screen().line("      " + one.getFix());
        }
    }

    private static Paint paint(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Paint.GREEN;
            case WARN -> Paint.YELLOW;
            case FAIL -> Paint.RED;
            case NOT_APPLICABLE, UNKNOWN -> Paint.DIM;
        };
    }

    private static String word(Verdict verdict) {
        return verdict == Verdict.NOT_APPLICABLE ? "-" : verdict.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> asJson(Evidence one) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", one.getName());
        fields.put("verdict", one.getVerdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        fields.put("evidence", one.getObserved());
        fields.put("fix", one.getFix());
        return fields;
    }
}
