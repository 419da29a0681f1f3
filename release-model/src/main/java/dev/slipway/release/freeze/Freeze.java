package dev.slipway.release.freeze;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All windows that concern one target. What denies wins; where some allow, one of them has to hold. */
public record Freeze(List<FreezeWindow> windows) {

    public static final Freeze NEVER = new Freeze(List.of());

    /** So many windows may begin and end before the target opens again; what lies further away is not searched. */
    private static final int EDGES_SEARCHED = 400;

    public Freeze {
        windows = List.copyOf(windows);
    }

    public Freeze and(Freeze more) {
        return new Freeze(Stream.concat(windows.stream(), more.windows.stream()).toList());
    }

    public Optional<Frozen> blockedAt(Instant instant) {
        return blockerAt(instant).map(window -> new Frozen(window, opensAt(instant)));
    }

    /** The next moment at which a window begins or ends, so that the answer may be another one. */
    public Optional<Instant> nextChange(Instant after) {
        return windows.stream()
                .flatMap(window -> window.schedule().nextEdge(after).stream())
                .min(Instant::compareTo);
    }

    /** From when on nothing is blocked: at once, or at the end of what blocks, if that can be told. */
    public Optional<Instant> opensAt(Instant from) {
        var ahead = new EdgesAhead(
                windows.stream()
                        .<EdgesAhead.NextEdge>map(window -> window.schedule()::nextEdge)
                        .toList(),
                from);
        var instant = Optional.of(from);
        for (var edges = 0; edges < EDGES_SEARCHED && instant.isPresent(); edges++) {
            if (blockerAt(instant.get()).isEmpty()) {
                return instant;
            }
            instant = ahead.after(instant.get());
        }
        return Optional.empty();
    }

    private Optional<FreezeWindow> blockerAt(Instant instant) {
        return holding(FreezeWindow.Kind.DENY, instant)
                .or(() -> holding(FreezeWindow.Kind.ALLOW, instant).isPresent() ? Optional.empty() : firstToAllow());
    }

    private Optional<FreezeWindow> holding(FreezeWindow.Kind kind, Instant instant) {
        return windows.stream()
                .filter(window -> window.kind() == kind)
                .filter(window -> window.schedule().contains(instant))
                .findFirst();
    }

    private Optional<FreezeWindow> firstToAllow() {
        return windows.stream().filter(window -> !window.denies()).findFirst();
    }
}
