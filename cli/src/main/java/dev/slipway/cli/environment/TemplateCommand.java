package dev.slipway.cli.environment;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.release.Application;
import dev.slipway.release.Slug;
import dev.slipway.release.environment.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes files of variables to copy and fill in, and says in CI when they are not those of slipway.yaml any more. */
@Command(
        name = "template",
        description = "Write .env.example and one template for each environment that slipway.yaml declares.")
final class TemplateCommand extends ShellCommand {

    private static final Set<Slug> USUAL = Set.of(new Slug("production"), new Slug("staging"));

    @Mixin
    private ApplicationChoice choice;

    @Option(names = "--stdout", description = "Print one template, that of the environment or else .env.example.")
    private boolean print;

    @Option(names = "--check", description = "Write nothing; fail when a template is missing or stale.")
    private boolean check;

    @Option(names = "--force", description = "Write over files that were changed by hand.")
    private boolean force;

    @Override
    protected ExitCode run() {
        var application = choice.read(shell());
        if (Template.isPointless(application)) {
            throw CannotGoOn.usage("slipway.yaml declares no variables; describe them under `services.NAME.variables`");
        }
        if (print) {
            shell().screen()
                    .out()
                    .print(Template.of(application, choice.environment()).text());
            return ExitCode.DONE;
        }
        var files = files(application);
        return check ? checked(files) : written(files);
    }

    /** All of them, or only that of the environment that is named. */
    private List<TemplateFile> files(Application application) {
        var wanted = new ArrayList<Optional<Slug>>();
        if (choice.environment().isPresent()) {
            wanted.add(choice.environment());
        } else {
            wanted.add(Optional.empty());
            var named = Template.environments(application);
            (named.isEmpty() ? USUAL : named)
                    .stream().sorted().map(Optional::of).forEach(wanted::add);
        }
        var folder = choice.folder(shell());
        return wanted.stream()
                .map(environment -> TemplateFile.in(folder, Template.of(application, environment)))
                .toList();
    }

    private ExitCode checked(List<TemplateFile> files) {
        files.forEach(file -> screen().line(file.path() + ": "
                + switch (file.state()) {
                    case FRESH -> "as slipway.yaml says";
                    case MISSING -> "is missing; write it with `slipway env template`";
                    case STALE -> "is stale; write it again with `slipway env template`";
                    case CHANGED ->
                        "was changed by hand; take the changes into slipway.yaml, then `slipway env template --force`";
                }));
        return files.stream().allMatch(file -> file.state() == TemplateFile.State.FRESH)
                ? ExitCode.DONE
                : ExitCode.REJECTED;
    }

    private ExitCode written(List<TemplateFile> files) {
        var changed = files.stream()
                .filter(file -> file.state() == TemplateFile.State.CHANGED && !force)
                .toList();
        files.stream().filter(file -> !changed.contains(file)).forEach(this::write);
        changed.forEach(file -> screen().error(file.path()
                + ": left alone, somebody has changed it by hand; move it away, or write over it with --force"));
        return changed.isEmpty() ? ExitCode.DONE : ExitCode.REJECTED;
    }

    private void write(TemplateFile file) {
        var fresh = file.state() == TemplateFile.State.FRESH;
        if (!fresh) {
            file.write();
        }
        screen().line(file.path() + (fresh ? ": nothing new" : ": written"));
    }
}
