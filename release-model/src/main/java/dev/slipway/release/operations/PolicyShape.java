package dev.slipway.release.operations;

import static dev.slipway.release.yaml.Scalars.oneOf;
import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Structures.listOf;
import static dev.slipway.release.yaml.Structures.record;

import dev.slipway.release.Slug;
import dev.slipway.release.Target;
import dev.slipway.release.freeze.FreezeWindow;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
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

    static final Shape<GeneralPolicy> GENERAL = record(fields -> {
        var windows = fields.optional("freeze", windows(record(PolicyShape::scoped), it -> it.window()), List.of());
        var when = whenFrozen(fields);
        return () -> new GeneralPolicy(windows.get(), when.get());
    });

    private PolicyShape() {}

    static Shape<Policy> of(Target target, GeneralPolicy general) {
        return record(fields -> {
            var windows = fields.optional("freeze", windows(FreezeShape.WINDOW, Function.identity()), List.of());
            var when = whenFrozen(fields);
            return () -> general.of(target, windows.get(), when.get());
        });
    }

    private static Supplier<Optional<WhenFrozen>> whenFrozen(Fields fields) {
        return fields.optional("when-frozen", oneOf(WhenFrozen.class));
    }

    private static Supplier<GeneralPolicy.ScopedWindow> scoped(Fields fields) {
        var window = FreezeShape.window(fields);
        var targets = fields.optional("targets", listOf(text().as(Target::parse)), List.of());
        var applications = fields.optional("applications", listOf(text().as(Slug::new)), List.of());
        return () -> new GeneralPolicy.ScopedWindow(
                window.get(),
                Set.copyOf(targets.get()),
                applications.get().stream().map(Slug::value).collect(Collectors.toSet()));
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
