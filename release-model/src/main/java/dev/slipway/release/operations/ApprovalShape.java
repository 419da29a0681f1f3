package dev.slipway.release.operations;

import static dev.slipway.release.yaml.Scalars.number;
import static dev.slipway.release.yaml.Scalars.oneOf;
import static dev.slipway.release.yaml.Structures.listOf;

import dev.slipway.release.approval.ApprovalRule;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What a rule about approvals looks like. */
final class ApprovalShape {

    private static final int MOST_RULES = 20;
    private static final int MOST_PEOPLE = 50;

    private ApprovalShape() {}

    static Supplier<ApprovalRule> rule(Fields fields, DeclaredNames names) {
        var needed = fields.optional("needed", number(1, MOST_PEOPLE), 1);
        var keys = fields.optional("keys", listOf(oneOf(names.keys())), List.of());
        var groups = fields.optional("groups", listOf(oneOf(names.groups())), List.of());
        return () -> new ApprovalRule(needed.get(), Set.copyOf(keys.get()), Set.copyOf(groups.get()));
    }

    static <T> Shape<List<T>> rules(Shape<T> rule) {
        return listOf(rule)
                .where(
                        rules -> rules.size() <= MOST_RULES,
                        "has more rules than people can keep in mind, at most " + MOST_RULES + " are allowed");
    }
}
