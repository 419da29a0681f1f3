package dev.slipway.release.compose.forms;

import dev.slipway.release.compose.tree.LexicalPath;
import dev.slipway.release.yaml.Problems;
import dev.slipway.release.yaml.Tags;
import dev.slipway.release.yaml.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes volumes such as `./conf:/etc/app:ro` out. */
final class Mounts {

    private final Problems problems;

    Mounts(Problems problems) {
        this.problems = problems;
    }

    Tree writtenOut(Tree tree) {
        return tree instanceof Tree.Sequence list
                ? Tree.Sequence.of(list.items().stream().flatMap(this::item).toList(), list.place())
                : tree;
    }

    private Stream<Tree> item(Tree item) {
        return switch (item) {
            case Tree.Scalar spec when !spec.isNull() -> parsed(spec).stream();
            case Tree.Mapping mapping -> Stream.of(mapping.changing("target", Mounts::cleaned));
            default -> Stream.of(item);
        };
    }

    private static Tree cleaned(Tree target) {
        return target instanceof Tree.Scalar path && !path.text().isEmpty()
                ? path.saying(LexicalPath.clean(path.text()))
                : target;
    }

    private Optional<Tree> parsed(Tree.Scalar spec) {
        try {
            return Optional.of(mapping(MountSpec.parse(spec.text()), spec));
        } catch (IllegalArgumentException e) {
            problems.add(spec.place(), "the volume `" + spec.text() + "` cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Tree mapping(MountSpec mount, Tree.Scalar spec) {
        var place = spec.place();
        var yes = new Tree.Scalar("true", Tags.BOOLEAN, place);
        var details = Tree.Mapping.empty(place);
        var mapping = details.with("type", Tree.Scalar.text(mount.isBind() ? "bind" : "volume", place))
                .with("target", Tree.Scalar.text(LexicalPath.clean(mount.target()), place));
        if (!mount.source().isEmpty()) {
            mapping = mapping.with("source", Tree.Scalar.text(mount.source(), place));
        }
        if (mount.readOnly()) {
            mapping = mapping.with("read_only", yes);
        }
        if (!mount.isBind()) {
            mapping = mapping.with("volume", mount.has("nocopy") ? details.with("nocopy", yes) : details);
        } else {
            details = details.with("create_host_path", yes); // as the short form has always done
        }
        for (var propagation : mount.among(MountSpec.PROPAGATIONS)) {
            details = details.with("propagation", Tree.Scalar.text(propagation, place));
        }
        for (var label : mount.among(List.of("z", "Z"))) {
            details = details.with("selinux", Tree.Scalar.text(label, place));
        }
        return details.entries().isEmpty() ? mapping : mapping.with("bind", details);
    }
}
