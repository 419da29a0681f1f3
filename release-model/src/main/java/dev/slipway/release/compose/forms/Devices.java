package dev.slipway.release.compose.forms;

import dev.slipway.release.yaml.Problems;
import dev.slipway.release.yaml.Tree;
import java.util.stream.Stream;

/** Writes devices such as `/dev/ttyUSB0:/dev/modem:rw` out. */
final class Devices {

    private static final String ALL = "rwm";

    private final Problems problems;

    Devices(Problems problems) {
        this.problems = problems;
    }

    Tree writtenOut(Tree tree) {
        return tree instanceof Tree.Sequence list
                ? Tree.Sequence.of(list.items().stream().flatMap(this::item).toList(), list.place())
                : tree;
    }

    private Stream<Tree> item(Tree item) {
        if (!(item instanceof Tree.Scalar spec) || spec.isNull()) {
            return Stream.of(item);
        }
        var parts = spec.text().split(":", -1);
        if (parts.length > 3) {
            problems.add(
                    spec.place(),
                    "the device `" + spec.text() + "` cannot be read: it has too many colons; use source, target and"
                            + " permissions as keys");
            return Stream.empty();
        }
        var place = spec.place();
        var target = parts.length > 1 && !parts[1].isEmpty() ? parts[1] : parts[0];
        return Stream.of(Tree.Mapping.empty(place)
                .with("source", Tree.Scalar.text(parts[0], place))
                .with("target", Tree.Scalar.text(target, place))
                .with("permissions", Tree.Scalar.text(parts.length == 3 ? parts[2] : ALL, place)));
    }
}
