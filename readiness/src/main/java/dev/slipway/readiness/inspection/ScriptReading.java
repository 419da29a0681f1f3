package dev.slipway.readiness.inspection;

import dev.slipway.release.yaml.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what people run: shell, PowerShell and batch files, entries of package.json, targets of Makefiles. */
final class ScriptReading {

    private static final List<String> SHELLS =
            List.of(".sh", ".bash", ".zsh", ".ksh", ".fish", ".ps1", ".psm1", ".bat", ".cmd");
    private static final Pattern PROGRAM = Pattern.compile("\\.(py|rb|pl|php|[mc]?js|ts)$");
    private static final Pattern TARGET = Pattern.compile("^([A-Za-z0-9][\\w./-]*)(?:[ \\t][^:=]*)?:(?!=).*");
    private static final Pattern RECIPES = Pattern.compile("^(gnu)?makefile$|\\.mk$|^\\.?justfile$");
    private static final Pattern FOR_DEVELOPERS =
            Pattern.compile("(?i)(^|[^a-z])(dev|local|test|lint|watch|debug)([^a-z]|$)");

    private ScriptReading() {}

    static Scripts in(SourceFiles files) {
        return new Scripts(
                files.files().stream().flatMap(ScriptReading::scripts).toList());
    }

    private static Stream<Script> scripts(SourceFile file) {
        if (file.name().equals("package.json")) {
            return entries(file);
        }
        if (RECIPES.matcher(file.name()).find()) {
            return targets(file);
        }
        return isScript(file) ? Stream.of(script(file.path(), file.path(), file.code())) : Stream.of();
    }

    private static boolean isScript(SourceFile file) {
        return file.endsWith(SHELLS)
                || file.text().startsWith("#!") && !PROGRAM.matcher(file.name()).find()
                || PROGRAM.matcher(file.name()).find() && isProgramForOperators(file)
                || Playbooks.is(file)
                || file.name().equals("crontab")
                || file.name().endsWith(".cron")
                || file.path().matches("(.*/)?cron(\\.d|tab)s?/[^/]+");
    }

    /** A program that is named by what it does to releases or data, and is no part of the application or its tests. */
    private static boolean isProgramForOperators(SourceFile file) {
        var stem = PROGRAM.matcher(file.name()).replaceFirst("");
        return stem.replace('_', '-')
                        .matches("((pre|post)-?)?(deploy|roll-?back|backup|restore|release)([-.].*)?|.*-(deploy"
                                + "|rollback|backup|restore)")
                && !SourceKinds.isTest(file.path())
                && !file.path().contains("migrations/");
    }

    private static Stream<Script> entries(SourceFile file) {
        return LooseYaml.documents(file).stream()
                .flatMap(document -> LooseYaml.entries(document, "scripts").entrySet().stream())
                .filter(each -> each.getValue().value() instanceof Tree.Scalar)
                .map(each -> script(each.getKey(), file.path(), entry(file, (Tree.Scalar)
                        each.getValue().value())));
    }

    private static Lines entry(SourceFile file, Tree.Scalar command) {
        return new Lines(List.of(new Line(file.path(), command.place().line(), command.text())));
    }

    private static Stream<Script> targets(SourceFile file) {
        Map<String, List<Line>> recipes = new LinkedHashMap<>();
        var current = new ArrayList<Line>();
        for (var line : file.code().all()) {
            var target = TARGET.matcher(line.text());
            if (target.matches()) {
                current = new ArrayList<>();
                recipes.putIfAbsent(target.group(1), current);
            } else if (Character.isWhitespace(line.text().charAt(0))) {
                current.add(line);
            }
        }
        return recipes.entrySet().stream().map(each -> script(each.getKey(), file.path(), new Lines(each.getValue())));
    }

    private static Script script(String name, String file, Lines code) {
        return new Script(name, file, code, purposes(name.substring(name.lastIndexOf('/') + 1), code));
    }

    private static Set<Purpose> purposes(String name, Lines code) {
        var purposes = EnumSet.noneOf(Purpose.class);
        Arrays.stream(Purpose.values()).filter(each -> each.names(name)).forEach(purposes::add);
        if (purposes.contains(Purpose.ROLLBACK)
                || purposes.contains(Purpose.BACKUP)
                || purposes.contains(Purpose.RESTORE)) {
            purposes.remove(Purpose.DEPLOY); // as in backup-before-release
        }
        if (purposes.isEmpty() && !FOR_DEVELOPERS.matcher(name).find()) {
            byWhatTheyDo(code, purposes);
        }
        return purposes;
    }

    private static void byWhatTheyDo(Lines code, Set<Purpose> purposes) {
        if (code.has(Commands.BACKUP)) {
            purposes.add(Purpose.BACKUP);
        } else if (code.has(Commands.RESTORE)) {
            purposes.add(Purpose.RESTORE);
        } else if (code.has(Commands.DEPLOY)) {
            purposes.add(Purpose.DEPLOY);
        }
    }
}
