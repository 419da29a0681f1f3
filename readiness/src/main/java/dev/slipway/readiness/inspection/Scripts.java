package dev.slipway.readiness.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All scripts of an application, and those that lines call. */
public record Scripts(List<Script> all) {

    private static final int ROUNDS = 3;

    public Scripts {
        all = List.copyOf(all);
    }

    public List<Script> of(Purpose purpose) {
        return all.stream().filter(script -> script.isFor(purpose)).toList();
    }

    public Lines code() {
        return new Lines(
                all.stream().flatMap(script -> script.code().all().stream()).toList());
    }

    public Lines code(Purpose purpose) {
        return new Lines(of(purpose).stream()
                .flatMap(script -> script.code().all().stream())
                .toList());
    }

    /** The lines, and those of the scripts that they call, and so on. */
    public Lines reachedFrom(Lines lines) {
        var reached = lines;
        var called = new ArrayList<Script>();
        for (var round = 0; round < ROUNDS; round++) {
            var from = reached;
            var next = all.stream()
                    .filter(script -> !called.contains(script))
                    .filter(script -> isCalled(script, from))
                    .toList();
            if (next.isEmpty()) {
                break;
            }
            called.addAll(next);
            reached = new Lines(
                    Stream.concat(reached.all().stream(), next.stream().flatMap(each -> each.code().all().stream()))
                            .distinct()
                            .toList());
        }
        return reached;
    }

    private static boolean isCalled(Script script, Lines from) {
        var name = script.name().substring(script.name().lastIndexOf('/') + 1);
        var naming = from.where(line -> line.text().contains(name));
        return !naming.isEmpty()
                && naming.where(line -> !line.file().equals(script.file()) || isEntry(script))
                        .has(call(script));
    }

    private static boolean isEntry(Script script) {
        return !script.name().equals(script.file());
    }

    private static Pattern call(Script script) {
        if (!isEntry(script)) {
            var name = script.file().substring(script.file().lastIndexOf('/') + 1);
            return Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w-])");
        }
        var name = Pattern.quote(script.name());
        var runner = script.file().endsWith("package.json")
                ? script.name().matches("test|start")
                        ? "(?:npm|yarn|pnpm|bun)(?:\\s+run)?"
                        : "(?:(?:npm|pnpm|bun)\\s+run(?:-script)?|yarn(?:\\s+run)?|pnpm)"
                : "(?:make|just)";
        return Pattern.compile(
                "(?<![\\w-])" + runner + "(?:\\s+-[\\w-]+(?:[= ][\\w./-]+)?)*\\s+" + name + "(?![\\w:-])");
    }
}
