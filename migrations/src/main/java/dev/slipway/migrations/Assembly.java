package dev.slipway.migrations;

import dev.slipway.migrations.Problem.Kind;
import dev.slipway.migrations.sql.Directive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Puts the scripts of a folder together to migrations. */
final class Assembly {

    private record Half(String name, Script script) {}

    private final Naming naming;
    private final List<Problem> problems;
    private final Map<Version, Half> ups = new TreeMap<>();
    private final Map<Version, Half> downs = new TreeMap<>();
    private final Map<Version, String> places = new TreeMap<>();
    private final Set<Version> unreadable = new HashSet<>();

    Assembly(Naming naming, List<Problem> problems) {
        this.naming = naming;
        this.problems = problems;
    }

    void add(String file, Supplier<Optional<String>> text) {
        switch (naming.of(file)) {
            case Place.Up up -> {
                places.putIfAbsent(up.version(), file);
                put(ups, up.version(), up.name(), file, text);
            }
            case Place.Down down -> put(downs, down.version(), down.name(), file, text);
            case Place.Wrong wrong -> problems.add(Problem.of(Kind.LAYOUT, file, wrong.why()));
            case Place.Foreign _ ->
                problems.add(Problem.of(
                        Kind.STRAY,
                        file,
                        "is never run: the other files are laid out as "
                                + naming.layout().form() + "; rename it or move it elsewhere"));
        }
    }

    /** Each version that some file claims, be it readable or not. */
    Map<Version, String> places() {
        return places;
    }

    List<Migration> migrations() {
        downs.forEach((version, down) -> {
            if (!ups.containsKey(version) && !unreadable.contains(version)) {
                problems.add(Problem.of(
                        Kind.LAYOUT, down.script().file(), "undoes version " + version + ", which is not there"));
            }
        });
        var migrations = new ArrayList<Migration>();
        ups.forEach((version, up) -> migrations.add(new Migration(
                version,
                up.name(),
                up.script(),
                rollback(version, up.script(), Optional.ofNullable(downs.get(version))))));
        return migrations;
    }

    private void put(
            Map<Version, Half> halves, Version version, String name, String file, Supplier<Optional<String>> text) {
        var before = halves.get(version);
        if (before != null) {
            problems.add(Problem.of(
                    Kind.DUPLICATE,
                    file,
                    "has the same version (" + version + ") as `"
                            + before.script().file() + "`; give it its own"));
            return;
        }
        text.get()
                .ifPresentOrElse(
                        written -> halves.put(version, new Half(name, Script.of(file, written))),
                        () -> unreadable.add(version));
    }

    private Rollback rollback(Version version, Script up, Optional<Half> down) {
        var declared = declared(up).or(() -> down.flatMap(half -> declared(half.script())));
        var script = down.map(Half::script)
                .filter(each -> !each.sql().isEmpty() || !each.sql().flaws().isEmpty());
        if (script.isPresent() && declared.isPresent()) {
            problems.add(Problem.at(
                    Kind.DIRECTIVE,
                    up.file(),
                    declared.get().line(),
                    "is declared irreversible, yet `" + script.get().file() + "` undoes it; keep one of the two"));
        }
        if (script.isPresent()) {
            return new Rollback.Scripted(script.get());
        }
        return declared.<Rollback>map(irreversible -> new Rollback.Irreversible(irreversible.reason()))
                .orElseGet(() -> unreadable.contains(version)
                        ? new Rollback.Missing("its rollback cannot be read")
                        : missing(up, down));
    }

    private Rollback missing(Script up, Optional<Half> down) {
        var why = down.map(half -> "`" + half.script().file() + "` holds no statement")
                .orElse("it has no rollback script");
        problems.add(Problem.of(
                Kind.NO_ROLLBACK,
                up.file(),
                why + "; write one, or say in a comment why there is no way back: -- slipway: irreversible because …"));
        return new Rollback.Missing(why);
    }

    private static Optional<Directive.Irreversible> declared(Script script) {
        return script.sql().directives().stream()
                .filter(Directive.Irreversible.class::isInstance)
                .map(Directive.Irreversible.class::cast)
                .filter(irreversible -> irreversible.reason().length() >= ScriptCheck.SHORTEST_REASON)
                .findFirst();
    }
}
