package dev.slipway.release.checks;

import static dev.slipway.release.yaml.Scalars.oneOf;
import static dev.slipway.release.yaml.Structures.mapOf;

import dev.slipway.release.yaml.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What `checks:` looks like, in the policy of targets.yaml and in slipway.yaml. */
public final class CheckShape {

    /** What is wrong with these is never a matter of taste. */
    private static final Set<String> ALWAYS_BLOCKING = Set.of("bundle", "environment", "host-powers", "runtime");

    public static final Shape<CheckWeights> WEIGHTS =
            mapOf(check(), _ -> oneOf(Weight.class)).as(CheckWeights::new);

    private CheckShape() {}

    private static Shape<WeighedCheck> check() {
        var ids = Arrays.stream(WeighedCheck.values()).map(WeighedCheck::id).collect(Collectors.toSet());
        return value -> {
            var written = value.scalar().orElse("");
            if (ALWAYS_BLOCKING.contains(written)) {
                value.problem("always blocks; take it out"
                        + (written.equals("host-powers")
                                ? ", and allow single powers under `host-powers` of the target"
                                : ""));
                return Optional.empty();
            }
            return oneOf(ids).read(value).flatMap(WeighedCheck::named);
        };
    }
}
