package dev.slipway.release.approval;

import static dev.slipway.release.yaml.Scalars.number;
import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Structures.listOf;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.Slug;
import dev.slipway.release.keys.GivenName;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What a rule about approvals looks like, in the policy of targets.yaml and in slipway.yaml. */
public final class ApprovalShape {

    /** The rules of an application, which cannot know the names that the operator has given. */
    public static final Shape<List<OwnApproval>> OWN = rules(record(fields -> {
        var rule = rule(fields, GivenName.SHAPE, GivenName.SHAPE);
        var environments = fields.optional("environments", listOf(text().as(Slug::new)), List.of());
        return () -> new OwnApproval(rule.get(), Set.copyOf(environments.get()));
    }));

    private static final int MOST_RULES = 20;
    private static final int MOST_PEOPLE = 50;

    private ApprovalShape() {}

    public static Supplier<ApprovalRule> rule(Fields fields, Shape<String> key, Shape<String> group) {
        var needed = fields.optional("needed", number(1, MOST_PEOPLE), 1);
        var keys = fields.optional("keys", listOf(key), List.of());
        var groups = fields.optional("groups", listOf(group), List.of());
        return () -> new ApprovalRule(needed.get(), Set.copyOf(keys.get()), Set.copyOf(groups.get()));
    }

    public static <T> Shape<List<T>> rules(Shape<T> rule) {
        return listOf(rule)
                .where(
                        rules -> rules.size() <= MOST_RULES,
                        "has more rules than people can keep in mind, at most " + MOST_RULES + " are allowed");
    }
}
