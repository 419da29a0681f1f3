package dev.slipway.release.operations;

import static dev.slipway.release.yaml.Scalars.duration;
import static dev.slipway.release.yaml.Scalars.oneOf;
import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Structures.listOf;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.Slug;
import dev.slipway.release.Target;
import dev.slipway.release.approval.ApprovalRule;
import dev.slipway.release.approval.ApprovalShape;
import dev.slipway.release.checks.StandardsShape;
import dev.slipway.release.freeze.FreezeWindow;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the policy looks like, at the top of targets.yaml and within one target. */
final class PolicyShape {

    private static final int MOST_WINDOWS = 50;

    private static final Shape<Duration> LENGTH = duration(Duration.ofSeconds(1), Duration.ofDays(365));

    private PolicyShape() {}

    static Shape<GeneralPolicy> general(DeclaredNames names) {
        return record(fields -> {
            var windows =
                    fields.optional("freeze", windows(scoped(FreezeShape::window, names), it -> it.rule()), List.of());
            var approvals = fields.optional(
                    "approvals", ApprovalShape.rules(scoped(rule -> approval(rule, names), names)), List.of());
            var settings = settings(fields);
            return () -> new GeneralPolicy(windows.get(), approvals.get(), settings.get());
        });
    }

    static Shape<Policy> of(Target target, GeneralPolicy general, DeclaredNames names) {
        return record(fields -> {
            var windows = fields.optional("freeze", windows(FreezeShape.WINDOW, Function.identity()), List.of());
            var approvals =
                    fields.optional("approvals", ApprovalShape.rules(record(rule -> approval(rule, names))), List.of());
            var settings = settings(fields);
            var promotion = promotion(target, fields);
            return () -> general.of(
                    target, new GeneralPolicy.Own(windows.get(), approvals.get(), promotion.get(), settings.get()));
        });
    }

    private static Supplier<ApprovalRule> approval(Fields rule, DeclaredNames names) {
        return ApprovalShape.rule(rule, oneOf(names.keys()), oneOf(names.groups()));
    }

    private static Supplier<Optional<Promotion>> promotion(Target target, Fields fields) {
        var from = fields.optional("promote-from", text().as(Slug::new));
        var within = fields.optional("promote-within", LENGTH, Promotion.WITHIN);
        return () -> from.get()
                .map(environment -> new Promotion(new Target(target.application(), environment), within.get()));
    }

    private static Supplier<GeneralPolicy.Settings> settings(Fields fields) {
        var whenFrozen = fields.optional("when-frozen", oneOf(WhenFrozen.class));
        var approveWithin = fields.optional("approve-within", LENGTH);
        var checkAgain = fields.optional("check-again-after", LENGTH);
        var standards = StandardsShape.in(fields);
        return () ->
                new GeneralPolicy.Settings(whenFrozen.get(), approveWithin.get(), checkAgain.get(), standards.get());
    }

    private static <T> Shape<GeneralPolicy.Scoped<T>> scoped(Function<Fields, Supplier<T>> rule, DeclaredNames names) {
        return record(fields -> {
            var read = rule.apply(fields);
            var targets =
                    fields.optional("targets", listOf(oneOf(names.targets()).as(Target::parse)), List.of());
            var applications = fields.optional(
                    "applications", listOf(oneOf(names.applications()).as(Slug::new)), List.of());
            return () -> new GeneralPolicy.Scoped<>(
                    read.get(),
                    new GeneralPolicy.Scope(
                            Set.copyOf(targets.get()),
                            applications.get().stream().map(Slug::value).collect(Collectors.toSet())));
        });
    }

    private static <T> Shape<List<T>> windows(Shape<T> window, Function<T, FreezeWindow> within) {
        return listOf(window).as(windows -> distinct(windows, within));
    }

    private static <T> List<T> distinct(List<T> windows, Function<T, FreezeWindow> within) {
        if (windows.size() > MOST_WINDOWS) {
            throw new IllegalArgumentException("there are " + windows.size() + " windows, at most " + MOST_WINDOWS
                    + " are allowed; recurring ones take the place of many");
        }
        var names = new HashSet<String>();
        windows.stream().map(window -> within.apply(window).name()).forEach(name -> {
            if (!names.add(name)) {
                throw new IllegalArgumentException("two windows have the name `" + name + "`; rename one");
            }
        });
        return windows;
    }
}
