package dev.slipway.readiness.inspection;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which Compose files belong together for an environment: those of one folder, the general one first. */
final class ComposeStacks {

    private static final Pattern ELSEWHERE =
            Pattern.compile("(?i)[.-](override|dev(elopment)?|local|test(ing)?|ci|debug|e2e|example|sample)[.-]");

    private ComposeStacks() {}

    static List<List<SourceFile>> in(List<SourceFile> files, String environment) {
        Map<String, List<SourceFile>> folders = new LinkedHashMap<>();
        files.forEach(file -> folders.merge(
                file.folder(),
                List.of(file),
                (all, more) -> Stream.concat(all.stream(), more.stream()).toList()));
        return folders.values().stream()
                .map(all -> stack(all, environment))
                .filter(stack -> !stack.isEmpty())
                .toList();
    }

    private static List<SourceFile> stack(List<SourceFile> all, String environment) {
        var wanted = all.stream()
                .filter(file -> isMain(file) || isFor(file, environment))
                .sorted(Comparator.comparing((SourceFile file) -> !isMain(file)).thenComparing(SourceFile::path))
                .toList();
        if (!wanted.isEmpty()) {
            return wanted;
        }
        var others = all.stream()
                .filter(file -> !ELSEWHERE.matcher(file.name()).find())
                .toList();
        return others.isEmpty() ? all : others;
    }

    static boolean isMain(SourceFile file) {
        return file.name().matches("(docker-)?compose\\.ya?ml|(docker-)?stack\\.ya?ml");
    }

    /** As in compose.production.yaml, also in the short forms that people use. */
    static boolean isFor(SourceFile file, String environment) {
        var name = environment.toLowerCase(Locale.ROOT);
        var variants = switch (name) {
            case "production" -> List.of("production", "prod");
            case "staging" -> List.of("staging", "stage", "stg");
            default -> List.of(name);
        };
        return variants.stream().anyMatch(each -> file.name().matches(".*[.-]" + Pattern.quote(each) + "\\.ya?ml"));
    }
}
