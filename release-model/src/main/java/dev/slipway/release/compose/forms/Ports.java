package dev.slipway.release.compose.forms;

import dev.slipway.release.yaml.Problems;
import dev.slipway.release.yaml.Tree;
import java.util.ArrayList;
import java.util.List;

/** Writes ports such as `127.0.0.1:8000-8002:80-82/udp` out, each of a range by itself. */
final class Ports {

    private static final int MOST = 10_000;

    private final Problems problems;
    private int written;

    Ports(Problems problems) {
        this.problems = problems;
    }

    Tree writtenOut(Tree tree) {
        if (!(tree instanceof Tree.Sequence list)) {
            return tree;
        }
        var ports = new ArrayList<Tree>();
        list.items().forEach(item -> ports.addAll(writtenOutItem(item)));
        return Tree.Sequence.of(ports, list.place());
    }

    private List<Tree> writtenOutItem(Tree item) {
        if (!(item instanceof Tree.Scalar spec)) {
            return List.of(item);
        }
        if (written > MOST) {
            return List.of(); // said already
        }
        try {
            var ports = PortSpec.parse(spec.text());
            written += ports.size();
            if (written > MOST) {
                throw new IllegalArgumentException("all ranges together have more than the " + MOST + " ports allowed");
            }
            return ports.stream().map(port -> mapping(port, spec)).toList();
        } catch (IllegalArgumentException e) {
            problems.add(spec.place(), "the port `" + spec.text() + "` cannot be read: " + e.getMessage());
            return List.of();
        }
    }

    private static Tree mapping(PortSpec port, Tree.Scalar spec) {
        var place = spec.place();
        var mapping = Tree.Mapping.empty(place)
                .with("mode", Tree.Scalar.text("ingress", place))
                .with("target", Tree.Scalar.text(Integer.toString(port.target()), place))
                .with("protocol", Tree.Scalar.text(port.protocol(), place));
        if (!port.address().isEmpty()) {
            mapping = mapping.with("host_ip", Tree.Scalar.text(port.address(), place));
        }
        return port.published().isEmpty()
                ? mapping
                : mapping.with("published", Tree.Scalar.text(port.published(), place));
    }
}
