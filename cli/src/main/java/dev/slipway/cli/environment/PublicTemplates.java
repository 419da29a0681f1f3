package dev.slipway.cli.environment;

import dev.slipway.cli.Shell;
import dev.slipway.release.environment.SecretVerdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds placeholders for secrets in the templates that lie in the source: sooner or later one of them goes live. */
final class PublicTemplates {

    private static final List<String> NAMES = List.of(".env.example", ".env.sample", ".env.template", ".env.dist");

    private PublicTemplates() {}

    static List<Report.Found> in(Path folder, Shell shell) {
        return NAMES.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .flatMap(file -> placeholders(file, shell))
                .toList();
    }

    private static Stream<Report.Found> placeholders(Path file, Shell shell) {
        return KeptValues.read(file, shell).entrySet().stream()
                .filter(each -> !each.getValue().isBlank())
                .flatMap(each -> SecretVerdict.placeholder(each.getKey(), each.getValue()).stream())
                .map(flaw -> new Report.Found(String.valueOf(file.getFileName()), flaw));
    }
}
