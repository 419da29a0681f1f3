package dev.slipway.cli.readiness;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.log.EventJson;
import dev.slipway.readiness.Audit;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.report.ReportHtml;
import dev.slipway.readiness.report.ReportJson;
import dev.slipway.readiness.report.ReportMarkdown;
import dev.slipway.release.Slug;
import dev.slipway.release.operations.OperationsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how fit an application is for production, and what to mend first. */
@Command(
        name = "readiness",
        description = "Audit an application's directory against all known gaps; it need not use Slipway.")
public final class ReadinessCommand extends ShellCommand {

    /** How the report is wanted; without a wish it is for the screen. */
    static final class Form {

        @Option(names = "--json", description = "One JSON object on standard output.")
        private boolean json;

        @Option(names = "--markdown", description = "Markdown on standard output, for a pull request.")
        private boolean markdown;

        @Option(names = "--html", paramLabel = "FILE", description = "A page of its own, written to FILE.")
        private Optional<String> html = Optional.empty();
    }

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = ".",
            description = "The application directory; else the present one.")
    private String directory = ".";

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            defaultValue = "production",
            description = "The environment that it is to be fit for; else ${DEFAULT-VALUE}.")
    private String environment = "";

    @Option(
            names = "--targets",
            paramLabel = "FILE",
            description = "The operator's targets.yaml, which says what is done for the application's targets.")
    private Optional<String> targets;

    @Option(
            names = "--minimum",
            paramLabel = "POINTS",
            defaultValue = "0",
            description = "The exit code is 3 when the score is below it, from 0 to 100.")
    private int minimum;

    @ArgGroup
    private Form form = new Form();

    @Override
    protected ExitCode run() throws IOException {
        if (minimum < 0 || minimum > 100) {
            throw CannotGoOn.usage("--minimum is " + minimum + "; give a number from 0 to 100");
        }
        var folder = shell().resolve(directory);
        if (!Files.isDirectory(folder)) {
            throw CannotGoOn.usage(folder + " is no directory; name the one that the application lies in");
        }
        var operations = targets.map(shell()::resolve).map(OperationsFile::read);
        var card = Audit.of(Inspection.of(folder, operations, new Slug(environment).value()));
        report(folder, card);
        return card.score().isAtLeast(minimum) ? ExitCode.DONE : ExitCode.REJECTED;
    }

    private void report(Path folder, Scorecard card) throws IOException {
        var name = Optional.ofNullable(folder.toRealPath().getFileName())
                .map(Path::toString)
                .orElse("/");
        if (form.json) {
            screen().line(EventJson.text(ReportJson.of(card)));
        } else if (form.markdown) {
            screen().line(ReportMarkdown.of(name, card));
        } else if (form.html.isPresent()) {
            var file = shell().resolve(form.html.get());
            Files.writeString(file, ReportHtml.of(name, card));
            screen().line("Readiness of " + name + ": " + card.score() + " of 100; the report is in " + file);
        } else {
            new Overview(name, card, screen()).show();
        }
        if (!card.score().isAtLeast(minimum)) {
            screen().error("The score is " + card.score() + ", at least " + minimum + " is wanted.");
        }
    }
}
