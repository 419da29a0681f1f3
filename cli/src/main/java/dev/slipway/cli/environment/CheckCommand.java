package dev.slipway.cli.environment;

import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.log.EventJson;
import dev.slipway.cli.tell.Paint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says everything that is wrong with the values given, before an application finds out one by one. */
@Command(name = "check", description = "Check given variables against what slipway.yaml declares.")
final class CheckCommand extends ShellCommand {

    @Mixin
    private ApplicationChoice choice;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description =
                    "The file with the values; else .env.NAME of the environment or .env in DIR, if there is one.")
    private Optional<String> file;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Override
    protected ExitCode run() {
        var application = choice.read(shell());
        var folder = choice.folder(shell());
        var kept = KeptValues.in(folder, choice.environment(), file.map(shell()::resolve), shell());
        var report =
                Report.of(application, choice.environment(), kept.values()).with(PublicTemplates.in(folder, shell()));
        var declared = application.services().stream()
                .mapToInt(service -> service.variables().variables().size())
                .sum();
        if (json) {
            screen().line(EventJson.text(asJson(report, kept, declared)));
        } else {
            tell(report, kept, declared);
        }
        return report.passed() ? ExitCode.DONE : ExitCode.REJECTED;
    }

    private void tell(Report report, KeptValues kept, int declared) {
        screen().line(Paint.BOLD.on(
                declared + " variables declared, values from "
                        + kept.file().map(path -> path + " and slipway.yaml").orElse("slipway.yaml"),
                screen()));
        if (declared == 0) {
            screen().line("  nothing is declared yet: describe each variable under `services.NAME.variables` in"
                    + " slipway.yaml");
        }
        report.found()
                .forEach(each -> screen().line("  "
                        + Paint.RED.on("%-12s".formatted(each.flaw().kind().word()), screen())
                        + each.where() + ": " + each.flaw()));
        screen().line(
                        report.passed()
                                ? Paint.GREEN.on("All of them are as they should be.", screen())
                                : Paint.RED.on(report.found().size() + " to correct.", screen()));
    }

    private static Map<String, Object> asJson(Report report, KeptValues kept, int declared) {
        var all = new LinkedHashMap<String, Object>();
        all.put("passed", report.passed());
        all.put("declared", declared);
        kept.file().ifPresent(path -> all.put("file", path.toString()));
        all.put("findings", report.found().stream().map(CheckCommand::asJson).toList());
        return all;
    }

    private static Map<String, Object> asJson(Report.Found found) {
        var one = new LinkedHashMap<String, Object>();
        one.put("where", found.where());
        one.put("kind", found.flaw().kind().word());
        one.put("variable", found.flaw().variable());
        one.put("message", found.flaw().message());
        one.put("fix", found.flaw().fix());
        return one;
    }
}
