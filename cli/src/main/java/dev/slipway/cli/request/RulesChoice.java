package dev.slipway.cli.request;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.Shell;
import dev.slipway.release.Application;
import dev.slipway.release.SecretReference;
import dev.slipway.release.Setting;
import dev.slipway.release.Slug;
import dev.slipway.release.Target;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.release.operations.TargetRules;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** By whose rules a release is looked at: an operator's, or where none are given those that hold where nobody says more. */
final class RulesChoice {

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            defaultValue = "production",
            description = "Environment that the release is meant for; else ${DEFAULT-VALUE}.")
    private String environment = "production";

    @Option(
            names = "--targets",
            paramLabel = "FILE",
            description = "The operator's targets.yaml, whose policy holds; else what is usual.")
    private Optional<String> targets;

    /**
     * The rules of one target.
     *
     * @param operations the whole file that they are from, if an operator has written them
     */
    record Chosen(TargetRules rules, Optional<Operations> operations) {}

    Chosen of(Application application, Shell shell) {
        var target = new Target(application.name(), new Slug(environment));
        return targets.map(file -> written(file, target, shell))
                .orElseGet(() -> new Chosen(usual(application, target), Optional.empty()));
    }

    private static Chosen written(String file, Target target, Shell shell) {
        var operations = OperationsFile.read(shell.resolve(file));
        var rules = operations
                .rules(target)
                .orElseThrow(() ->
                        CannotGoOn.usage(file + " has no target " + target + "; " + operations.suggestionFor(target)));
        return new Chosen(rules, Optional.of(operations));
    }

    /** A target that allows what only an operator can allow, so that nothing but the release itself is judged. */
    private static TargetRules usual(Application application, Target target) {
        var secrets = application.services().stream()
                .flatMap(service -> service.launch().environment().values().stream())
                .map(Setting::references)
                .flatMap(references -> references.stream().map(SecretReference::toString))
                .distinct()
                .map(reference -> "\"" + reference.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(", "));
        var content =
                "targets: {" + target + ": {runtime: processes, router: {port: 8080}, secrets: [" + secrets + "]}}";
        return OperationsFile.parse(content.getBytes(StandardCharsets.UTF_8))
                .rules(target)
                .orElseThrow();
    }
}
