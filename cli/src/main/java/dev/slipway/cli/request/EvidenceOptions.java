package dev.slipway.cli.request;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.Shell;
import dev.slipway.release.evidence.report.ReportKind;
import dev.slipway.release.evidence.report.ReportLimits;
import dev.slipway.release.yaml.Suggestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which reports speak for a release: files on this machine, each as a kind, or as a kind and a name of its own. */
final class EvidenceOptions {

    @Option(
            names = "--evidence",
            paramLabel = "KIND=FILE",
            description = "A report that speaks for the release: tests, vulnerabilities, lint or audit, with a name of"
                    + " its own as in vulnerabilities/web=FILE. A folder of JUnit files counts as one report."
                    + " Repeatable.")
    private List<String> written = List.of();

    /** Every report by the name that it is handed in under. */
    Map<String, Path> files(Shell shell) {
        var files = new LinkedHashMap<String, Path>();
        written.forEach(each -> add(each, shell, files));
        if (files.size() > ReportLimits.REPORTS) {
            throw CannotGoOn.usage(files.size() + " reports are named, at most " + ReportLimits.REPORTS
                    + " are taken; name the folder of JUnit files instead of each");
        }
        return files;
    }

    private static void add(String written, Shell shell, Map<String, Path> files) {
        var equals = written.indexOf('=');
        if (equals < 1 || equals == written.length() - 1) {
            throw CannotGoOn.usage("`" + written + "` names no report; write KIND=FILE, such as tests=report.xml");
        }
        var key = written.substring(0, equals);
        if (ReportKind.handedInAs(key).isEmpty() || !key.matches("[a-z]+(/[A-Za-z0-9._-]{1,100})?")) {
            throw CannotGoOn.usage("`" + key + "` is no kind of report; " + Suggestion.among(ReportKind.words(), key)
                    + " A name goes behind it: vulnerabilities/web");
        }
        var file = shell.resolve(written.substring(equals + 1));
        if (!Files.exists(file)) {
            throw CannotGoOn.usage(
                    "there is no " + file + " to hand in as " + key + "; run the tool that writes it first");
        }
        if (files.putIfAbsent(key, file) != null) {
            throw CannotGoOn.usage("two reports are handed in as `" + key + "`; give each a name of its own, as in "
                    + key + "/first=FILE");
        }
    }
}
