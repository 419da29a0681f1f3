package dev.slipway.release.compose.files;

import dev.slipway.release.compose.merging.Merge;
import dev.slipway.release.compose.merging.Resets;
import dev.slipway.release.compose.merging.Uniqueness;
import dev.slipway.release.compose.tree.LexicalPath;
import dev.slipway.release.compose.tree.TreePath;
import dev.slipway.release.compose.variables.Variables;
import dev.slipway.release.yaml.Problems;
import dev.slipway.release.yaml.Suggestion;
import dev.slipway.release.yaml.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lays services over those that they extend, in their own file or another, however long the chain. */
final class Extension {

    private static final int LONGEST_CHAIN = 32;
    private static final String KEY = "extends";
    private static final TreePath SERVICE = TreePath.pattern("services.x");

    private final Documents documents;
    private final Variables environment;
    private final Problems problems;
    private final Size size;
    private final Map<String, Optional<Scope>> others = new HashMap<>();

    Extension(Documents documents, Variables environment, Problems problems, Size size) {
        this.documents = documents;
        this.environment = environment;
        this.problems = problems;
        this.size = size;
    }

    /** The document with all its services extended. */
    Tree.Mapping in(Document document, String file) {
        return document.tree().changing("services", tree -> {
            if (!(tree instanceof Tree.Mapping services)) {
                return tree;
            }
            var scope = new Scope(file, services, document.resets());
            var extended = new LinkedHashMap<String, Tree.Entry>();
            services.entries()
                    .forEach((name, entry) -> extended.put(
                            name, new Tree.Entry(entry.keyPlace(), extended(name, entry.value(), scope, List.of()))));
            return new Tree.Mapping(extended, services.tag(), services.place());
        });
    }

    private Tree extended(String name, Tree tree, Scope scope, List<Link> chain) {
        if (!(tree instanceof Tree.Mapping service && service.get(KEY).orElse(null) instanceof Tree.Mapping target)) {
            return tree;
        }
        var bare = service.without(KEY);
        var link = new Link(scope.file(), name);
        if (chain.contains(link) || chain.size() >= LONGEST_CHAIN) {
            problems.add(target.place(), circle(chain, link));
            return bare;
        }
        var further = new ArrayList<>(chain);
        further.add(link);
        return base(name, target, scope, further)
                .map(base ->
                        size.bounded(new Merge(problems).of(scope.resets(name, base), bare, SERVICE), target.place()))
                .orElse(bare);
    }

    private Optional<Tree.Mapping> base(String name, Tree.Mapping target, Scope scope, List<Link> chain) {
        var wanted = text(target, "service");
        if (wanted.isEmpty()) {
            problems.add(target.place(), "`services." + name + ".extends` names no `service`; add it");
            return Optional.empty();
        }
        return text(target, "file")
                .map(file -> others.computeIfAbsent(file, _ -> other(file, target)))
                .orElse(Optional.of(scope))
                .flatMap(from -> from.service(wanted.get())
                        .or(() -> {
                            problems.add(
                                    target.place(),
                                    "`services." + name + ".extends` names the service `" + wanted.get() + "`, which "
                                            + from.file() + " does not have; "
                                            + Suggestion.among(
                                                    from.services().entries().keySet(), wanted.get()));
                            return Optional.empty();
                        })
                        .map(base -> extended(wanted.get(), base, from, chain)))
                .filter(Tree.Mapping.class::isInstance)
                .map(Tree.Mapping.class::cast);
    }

    private Optional<Scope> other(String file, Tree.Mapping target) {
        var read = documents.read(file, LexicalPath.parent(file), environment, target.place());
        if (read.isEmpty()) {
            return Optional.empty(); // said already why
        }
        var merged = Tree.Mapping.empty(target.place());
        for (var document : read) {
            merged = new Merge(problems).of(document.resets().applyTo(merged), document.tree(), TreePath.ROOT);
        }
        merged = Uniqueness.in(merged);
        return merged.get("services").orElse(null) instanceof Tree.Mapping services
                ? Optional.of(new Scope(file, services, read.getLast().resets()))
                : Optional.of(new Scope(
                        file, Tree.Mapping.empty(target.place()), read.getLast().resets()));
    }

    private static String circle(List<Link> chain, Link again) {
        var links = new ArrayList<>(chain);
        links.add(again);
        return "services extend each other in a circle or in more than " + LONGEST_CHAIN + " steps: "
                + String.join(
                        " extends ",
                        links.stream()
                                .map(link -> "`" + link.service() + "` (" + link.file() + ")")
                                .toList());
    }

    private static Optional<String> text(Tree.Mapping mapping, String key) {
        return mapping.get(key)
                .filter(value -> value instanceof Tree.Scalar scalar && !scalar.isNull())
                .map(value -> ((Tree.Scalar) value).text());
    }

    private record Link(String file, String service) {}

    /** The services among which a name is looked for. */
    private record Scope(String file, Tree.Mapping services, Resets resets) {

        Optional<Tree> service(String name) {
            return services.get(name);
        }

        /** What the file of the extending service takes back from the one it extends. */
        Tree.Mapping resets(String name, Tree.Mapping base) {
            var inPlace = Tree.Mapping.empty(base.place())
                    .with("services", Tree.Mapping.empty(base.place()).with(name, base));
            return resets.applyTo(inPlace)
                                    .get("services")
                                    .flatMap(services -> ((Tree.Mapping) services).get(name))
                                    .orElse(null)
                            instanceof Tree.Mapping left
                    ? left
                    : Tree.Mapping.empty(base.place());
        }
    }
}
