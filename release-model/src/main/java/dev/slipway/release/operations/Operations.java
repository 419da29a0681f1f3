package dev.slipway.release.operations;

import dev.slipway.release.Setting;
import dev.slipway.release.Target;
import dev.slipway.release.keys.KeyId;
import dev.slipway.release.keys.TrustedKey;
import dev.slipway.release.yaml.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that the operator's side has laid down: trusted keys, webhooks by name, targets with their rules. */
public record Operations(List<TrustedKey> keys, Map<String, Setting> webhooks, Map<Target, TargetRules> targets) {

    public Operations {
        keys = List.copyOf(keys);
        webhooks = Map.copyOf(webhooks);
        targets = Map.copyOf(targets);
    }

    public Optional<TargetRules> rules(Target target) {
        return Optional.ofNullable(targets.get(target));
    }

    public Optional<TrustedKey> key(KeyId id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** For the message about a target that is unknown: the one that was probably meant, or those there are. */
    public String suggestionFor(Target unknown) {
        return Suggestion.among(targets.keySet().stream().map(Target::toString).toList(), unknown.toString());
    }
}
