package dev.slipway.backup.vault;

import dev.slipway.release.Target;
import java.util.List;

/** What would be removed, and by which rule; what would stay, and why. Newest first. */
public record PrunePlan(Target target, List<Fate> fates) {

    public PrunePlan {
        fates = List.copyOf(fates);
    }

    public List<Fate.Goes> goes() {
        return fates.stream()
                .filter(Fate.Goes.class::isInstance)
                .map(Fate.Goes.class::cast)
                .toList();
    }

    public List<Fate.Stays> stays() {
        return fates.stream()
                .filter(Fate.Stays.class::isInstance)
                .map(Fate.Stays.class::cast)
                .toList();
    }

    public long freed() {
        return goes().stream().mapToLong(fate -> fate.backup().stored()).sum();
    }
}
