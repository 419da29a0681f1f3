package dev.slipway.release.compose;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What Compose says about a project, without what Slipway does not use and with one spelling for each thing. */
final class Normalised {

    private static final Set<String> UNUSED_OF_SERVICE = Set.of(
            "annotations",
            "attach",
            "blkio_config",
            "cpu_count",
            "cpu_percent",
            "cpu_rt_period",
            "cpu_rt_runtime",
            "credential_spec",
            "develop",
            "isolation",
            "label_file",
            "mac_address",
            "post_start",
            "pre_stop",
            "pull_policy",
            "storage_opt",
            "cpus",
            "mem_limit",
            "mem_reservation",
            "pids_limit",
            "scale");

    private static final Set<String> USED_OF_BUILD =
            Set.of("context", "dockerfile", "dockerfile_inline", "args", "target", "additional_contexts", "secrets");

    private final String folder;

    private Normalised(String folder) {
        this.folder = folder;
    }

    /** `folder` is where Compose ran: it says paths from the root on. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> of(Map<String, Object> compose, String folder) {
        return (Map<String, Object>) new Normalised(folder).plain("", compose);
    }

    private Object plain(String path, Object value) {
        return switch (value) {
            case Map<?, ?> map -> mapping(path, map);
            case List<?> list -> {
                var items = new ArrayList<Object>();
                list.forEach(item -> items.add(plain(path + ".[]", item)));
                yield items;
            }
            case Boolean yes -> yes || path.matches(".*\\.(required|init|enable_ipv6)") ? yes.toString() : "";
            case Double number ->
                BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
            default -> text(value.toString());
        };
    }

    private String text(String text) {
        var unescaped = text.replace("$$", "$");
        return unescaped.equals(folder)
                ? "."
                : unescaped.startsWith(folder + "/") ? unescaped.substring(folder.length() + 1) : unescaped;
    }

    private Map<String, Object> mapping(String path, Map<?, ?> map) {
        var words = new TreeMap<String, Object>();
        map.forEach((key, value) -> {
            var name = key.toString();
            var here = path + "." + name.replace('.', '_');
            var variable = path.matches("\\.services\\.[^.]+\\.environment");
            if (value == null) {
                if (variable) {
                    words.put(name, "(unset)");
                } else if (path.matches("\\.services\\.[^.]+\\.networks")) {
                    words.put(name, Map.of());
                }
                return;
            }
            var plain = plain(here, value);
            var keep = variable
                    || path.matches("\\.services\\.[^.]+\\.(labels|networks|build\\.args)|.*\\.labels|\\.services")
                    || here.matches("\\.services\\.[^.]+\\.(entrypoint|command)");
            if ((keep || !Resolved.isNothing(plain)) && !(name.startsWith("x-") && !keep)) {
                words.put(name, plain);
            }
        });
        return path.matches("\\.services\\.[^.]+")
                ? service(words)
                : path.matches("\\.services\\.[^.]+\\.build") ? build(words) : spelled(path, words);
    }

    private static Map<String, Object> build(Map<String, Object> words) {
        words.keySet().retainAll(USED_OF_BUILD);
        return words;
    }

    private static Map<String, Object> spelled(String path, Map<String, Object> words) {
        if (path.endsWith(".default") && path.startsWith(".networks")) {
            words.remove("ipam", Map.of());
        }
        return words;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> service(Map<String, Object> words) {
        var deploy = new TreeMap<String, Object>();
        var limits = new TreeMap<String, Object>();
        var reserved = new TreeMap<String, Object>();
        move(words, "cpus", limits, "cpus");
        move(words, "mem_limit", limits, "memory");
        move(words, "pids_limit", limits, "pids");
        move(words, "mem_reservation", reserved, "memory");
        move(words, "scale", deploy, "replicas");
        if (words.get("deploy") instanceof Map<?, ?> given) {
            for (var key : List.of("replicas", "restart_policy")) {
                if (given.containsKey(key)) {
                    deploy.put(key, ((Map<String, Object>) given).get(key));
                }
            }
            if (given.get("resources") instanceof Map<?, ?> resources) {
                limits.putAll((Map<String, Object>) ((Map<String, Object>) resources).getOrDefault("limits", Map.of()));
                reserved.putAll(
                        (Map<String, Object>) ((Map<String, Object>) resources).getOrDefault("reservations", Map.of()));
            }
        }
        reserved.remove("generic_resources");
        if (!limits.isEmpty()) {
            deploy.put("limits", limits);
        }
        if (!reserved.isEmpty()) {
            deploy.put("reservations", reserved);
        }
        words.remove("deploy");
        if (!deploy.isEmpty()) {
            words.put("deploy", deploy);
        }
        if (words.get("ulimits") instanceof Map<?, ?> ulimits) {
            ((Map<String, Object>) ulimits)
                    .replaceAll((_, limit) ->
                            limit instanceof String one ? new TreeMap<>(Map.of("soft", one, "hard", one)) : limit);
        }
        words.keySet().removeAll(UNUSED_OF_SERVICE);
        return words;
    }

    private static void move(Map<String, Object> from, String key, Map<String, Object> to, String other) {
        if (from.containsKey(key)) {
            to.put(other, from.get(key));
        }
    }
}
