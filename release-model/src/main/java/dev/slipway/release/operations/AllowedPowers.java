package dev.slipway.release.operations;

import static dev.slipway.release.yaml.Scalars.text;
import static dev.slipway.release.yaml.Structures.listOf;
import static dev.slipway.release.yaml.Structures.mapOf;

import dev.slipway.release.yaml.Shape;
import dev.slipway.release.yaml.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which powers over the host an operator lets which service of a target have; none that is not named here. */
public record AllowedPowers(Map<String, Set<String>> byService) {

    public static final AllowedPowers NONE = new AllowedPowers(Map.of());

    /** What a power may be called: one of these words, or one of those with a colon and what exactly is meant. */
    private static final Set<String> WORDS = Set.of("privileged", "engine-socket", "gpus", "oom-kill-disable");

    private static final Set<String> KINDS = Set.of(
            "bind",
            "capability",
            "cgroup",
            "cgroup-parent",
            "device",
            "device-rule",
            "ipc",
            "mount-propagation",
            "network",
            "oom-score",
            "pid",
            "runtime",
            "secret-in-environment",
            "security-opt",
            "sysctl",
            "userns",
            "uts",
            "volumes-from");

    static final Shape<AllowedPowers> SHAPE = mapOf(
                    text().where(name -> name.matches("[a-zA-Z0-9._-]{1,200}"), "must be the name of a service"),
                    _ -> listOf(text().as(AllowedPowers::known)))
            .as(AllowedPowers::of);

    public AllowedPowers {
        byService = byService.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    private static AllowedPowers of(Map<String, List<String>> written) {
        return new AllowedPowers(written.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue()))));
    }

    private static String known(String power) {
        var colon = power.indexOf(':');
        var kind = colon < 0 ? power : power.substring(0, colon);
        if (!(colon < 0 ? WORDS : KINDS).contains(kind) || colon == power.length() - 1) {
            var all = new TreeSet<>(WORDS);
            KINDS.forEach(known -> all.add(known + ":…"));
            throw new IllegalArgumentException("`" + power + "` is no power over a host; "
                    + Suggestion.among(all, colon < 0 ? power : kind + ":…"));
        }
        return power;
    }

    /** Whether exactly this power is allowed to exactly this service. */
    public boolean allows(String service, String power) {
        return byService.getOrDefault(service, Set.of()).contains(power);
    }
}
