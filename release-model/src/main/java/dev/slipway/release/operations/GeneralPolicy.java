package dev.slipway.release.operations;

import dev.slipway.release.Target;
import dev.slipway.release.freeze.Freeze;
import dev.slipway.release.freeze.FreezeWindow;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The policy that stands at the top of targets.yaml and holds for many targets. */
record GeneralPolicy(List<ScopedWindow> windows, Optional<WhenFrozen> whenFrozen) {

    static final GeneralPolicy NONE = new GeneralPolicy(List.of(), Optional.empty());

    /** For a target that adds nothing. */
    Policy of(Target target) {
        return of(target, List.of(), Optional.empty());
    }

    /** What a target says itself is added to what holds for all; it cannot take a window away. */
    Policy of(Target target, List<FreezeWindow> own, Optional<WhenFrozen> ownWhenFrozen) {
        var general = new Freeze(windows.stream()
                .filter(window -> window.concerns(target))
                .map(ScopedWindow::window)
                .toList());
        var when = ownWhenFrozen.or(() -> whenFrozen).orElse(WhenFrozen.WAIT);
        return new Policy(general.and(new Freeze(own)), when);
    }

    /**
     * A window with the targets that it is for.
     *
     * @param targets those it is for by name
     * @param applications those whose targets it is for; where neither is named, it is for all
     */
    record ScopedWindow(FreezeWindow window, Set<Target> targets, Set<String> applications) {

        boolean concerns(Target target) {
            return targets.isEmpty() && applications.isEmpty()
                    || targets.contains(target)
                    || applications.contains(target.application().value());
        }
    }
}
