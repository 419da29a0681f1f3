package dev.slipway.release.operations;

import dev.slipway.release.yaml.Fields;
import java.util.HashSet;
import java.util.Set;

/** The names that a target's rules may refer to, even where what they name is still wrong. */
record DeclaredNames(Set<String> keys, Set<String> groups, Set<String> listeners) {

    static DeclaredNames in(Fields file) {
        var listeners = new HashSet<>(file.keysOf("webhooks"));
        listeners.add(Alerts.CONSOLE);
        return new DeclaredNames(
                file.textsAt("keys", "*", "name"), file.textsAt("keys", "*", "groups", "*"), listeners);
    }
}
