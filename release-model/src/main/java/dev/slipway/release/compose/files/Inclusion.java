package dev.slipway.release.compose.files;

import dev.slipway.release.compose.tree.LexicalPath;
import dev.slipway.release.compose.tree.SameContent;
import dev.slipway.release.compose.variables.Budget;
import dev.slipway.release.compose.variables.EnvironmentFile;
import dev.slipway.release.compose.variables.Variables;
import dev.slipway.release.yaml.Place;
import dev.slipway.release.yaml.Problems;
import dev.slipway.release.yaml.Suggestion;
import dev.slipway.release.yaml.Tree;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Takes the projects that a file includes into it, each read with its own folder and variables. */
final class Inclusion {

    private static final int DEEPEST = 16;
    private static final String KEY = "include";
    private static final List<String> KINDS =
            List.of("services", "volumes", "networks", "secrets", "configs", "models");

    private static final Set<String> BESIDE = Set.of("name", "version");

    private final Loading loading;
    private final Folder folder;
    private final Budget budget;
    private final Problems problems;
    private final Variables environment;
    private final Chain chain;

    Inclusion(Loading loading, Folder folder, Budget budget, Problems problems, Variables environment, Chain chain) {
        this.loading = loading;
        this.folder = folder;
        this.budget = budget;
        this.problems = problems;
        this.environment = environment;
        this.chain = chain;
    }

    Tree.Mapping in(Tree.Mapping document) {
        var includes = document.get(KEY);
        var complete = document.without(KEY);
        if (includes.isEmpty()) {
            return complete;
        }
        if (!(includes.get() instanceof Tree.Sequence list)) {
            problems.add(includes.get().place(), "`include` must be a list of files");
            return complete;
        }
        for (var item : list.items()) {
            complete = included(item).map(imported(complete)).orElse(complete);
        }
        return complete;
    }

    private Function<Tree.Mapping, Tree.Mapping> imported(Tree.Mapping into) {
        return included -> {
            refuseUnknown(included);
            var complete = into;
            for (var kind : KINDS) {
                complete = imported(kind, included, complete);
            }
            return complete;
        };
    }

    /** Only known parts are taken over, so a misspelt one would be lost without a word. */
    private void refuseUnknown(Tree.Mapping included) {
        included.entries().forEach((key, entry) -> {
            if (!KINDS.contains(key) && !BESIDE.contains(key) && !key.startsWith("x-")) {
                problems.add(
                        entry.keyPlace(),
                        "`" + key + "` is not a key that belongs here; " + Suggestion.among(KINDS, key));
            }
        });
    }

    private Optional<Tree.Mapping> included(Tree item) {
        var files = IncludeEntry.of(item, problems);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        var entry = files.get();
        var main = entry.files().getFirst();
        if (chain.files().contains(main) || chain.files().size() > DEEPEST) {
            problems.add(
                    item.place(),
                    "files include each other in a circle or deeper than " + DEEPEST + " levels: "
                            + String.join(" includes ", chain.then(main).files()));
            return Optional.empty();
        }
        return Optional.of(
                loading.load(entry.files(), entry.directory(), variables(entry, item.place()), chain, item.place()));
    }

    /** The variables that hold here come first; the included project's own fill the gaps. */
    private Variables variables(IncludeEntry entry, Place asker) {
        var files = entry.environmentFiles();
        var standard = LexicalPath.from(entry.directory(), ".env");
        if (files.isEmpty() && folder.has(standard)) {
            files = List.of(standard);
        }
        var known = environment;
        var own = Variables.NONE;
        for (var file : files) {
            var before = own;
            var content = folder.read(file, "the environment file", asker);
            if (content.isPresent()) {
                var text = new String(content.get(), StandardCharsets.UTF_8);
                own = new EnvironmentFile(file, text)
                        .read(name -> known.get(name).or(() -> before.get(name)), budget, problems)
                        .orElse(own);
            }
        }
        return environment.orElse(own);
    }

    private Tree.Mapping imported(String kind, Tree.Mapping included, Tree.Mapping into) {
        if (!(included.get(kind).orElse(null) instanceof Tree.Mapping from)) {
            return into;
        }
        var to = into.get(kind).orElseGet(() -> Tree.Mapping.empty(from.place()));
        if (!(to instanceof Tree.Mapping own)) {
            return into;
        }
        var resources = new LinkedHashMap<>(own.entries());
        from.entries().forEach((name, resource) -> {
            var same = resources.putIfAbsent(name, resource);
            if (same != null && !SameContent.in(same.value(), resource.value())) {
                problems.add(
                        same.keyPlace(),
                        "`" + kind + "." + name + "` is also defined in the included " + resource.keyPlace()
                                + "; give one of them another name");
            }
        });
        return into.with(kind, Tree.Mapping.of(resources, own.place()));
    }

    /** The main files that led here, the outermost first. */
    record Chain(List<String> files) {

        static final Chain START = new Chain(List.of());

        Chain then(String file) {
            return new Chain(Stream.concat(files.stream(), Stream.of(file)).toList());
        }
    }
}
