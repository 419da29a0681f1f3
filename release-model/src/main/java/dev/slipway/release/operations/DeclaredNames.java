package dev.slipway.release.operations;

import dev.slipway.release.yaml.Fields;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that a target's rules may refer to, even where what they name is still wrong. */
record DeclaredNames(Set<String> keys, Set<String> groups, Set<String> listeners, Set<String> targets) {

    static DeclaredNames in(Fields file) {
        var listeners = new HashSet<>(file.keysOf("webhooks"));
        listeners.add(Alerts.CONSOLE);
        return new DeclaredNames(
                file.textsAt("keys", "*", "name"),
                file.textsAt("keys", "*", "groups", "*"),
                listeners,
                file.keysOf("targets"));
    }

    /** Those that have a target. */
    Set<String> applications() {
        return targets.stream().map(target -> target.replaceFirst("/.*", "")).collect(Collectors.toSet());
    }
}
