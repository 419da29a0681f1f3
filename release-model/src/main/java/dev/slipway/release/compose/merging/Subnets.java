package dev.slipway.release.compose.merging;

import dev.slipway.release.yaml.Tree;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Merges the address blocks of a network: two with the same subnet are one. */
final class Subnets {

    private Subnets() {}

    /** Nothing when either is no list of blocks, which is complained about elsewhere. */
    static Optional<Tree> merged(Tree below, Tree above) {
        if (!(below instanceof Tree.Sequence under && above instanceof Tree.Sequence over)) {
            return Optional.empty();
        }
        var blocks = new LinkedHashMap<String, Tree>();
        under.items().forEach(block -> blocks.put(subnet(block), block));
        over.items().forEach(block -> blocks.merge(subnet(block), block, Subnets::oneOf));
        return Optional.of(Tree.Sequence.of(blocks.values().stream().toList(), over.place()));
    }

    private static Tree oneOf(Tree below, Tree above) {
        if (!(below instanceof Tree.Mapping under && above instanceof Tree.Mapping over)) {
            return above;
        }
        var entries = new LinkedHashMap<>(under.entries());
        entries.putAll(over.entries());
        return Tree.Mapping.of(entries, over.place());
    }

    private static String subnet(Tree block) {
        return block instanceof Tree.Mapping mapping && mapping.get("subnet").orElse(null) instanceof Tree.Scalar subnet
                ? subnet.text()
                : "";
    }
}
