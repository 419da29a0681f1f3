package dev.slipway.release.compose;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes files of the words that Compose knows, in shapes that are mostly wrong. */
record RandomCompose(Random random) {

    private static final int DEEPEST = 5;

    private static final List<String> KEYS = List.of(
            "services",
            "web",
            "image",
            "build",
            "context",
            "args",
            "command",
            "entrypoint",
            "environment",
            "env_file",
            "ports",
            "target",
            "published",
            "volumes",
            "type",
            "source",
            "networks",
            "aliases",
            "depends_on",
            "condition",
            "deploy",
            "resources",
            "limits",
            "memory",
            "cpus",
            "healthcheck",
            "test",
            "interval",
            "secrets",
            "configs",
            "file",
            "content",
            "external",
            "name",
            "extends",
            "service",
            "include",
            "path",
            "profiles",
            "labels",
            "logging",
            "options",
            "driver",
            "driver_opts",
            "ulimits",
            "soft",
            "hard",
            "sysctls",
            "extra_hosts",
            "cap_add",
            "devices",
            "tmpfs",
            "privileged",
            "network_mode",
            "pid",
            "<<",
            "x-a",
            "ipam",
            "config",
            "subnet",
            "gpus",
            "count",
            "develop");

    private static final List<String> VALUES = List.of(
            "nginx",
            "80:80",
            "1-3:4-6",
            "./a:/b",
            "web",
            "bind",
            "volume",
            "10s",
            "512m",
            "true",
            "~",
            "null",
            "''",
            "1.5",
            "0777",
            "service_started",
            "host",
            "service:web",
            "${A:-b}",
            "$A",
            "'${B:?no}'",
            "compose.yaml",
            "../x",
            "/etc",
            "*a",
            "&a x",
            "!reset null",
            "!override []",
            "2024-01-01",
            "-1",
            "all",
            "NONE",
            "[a, b]",
            "{a: b}",
            "a=b",
            "\"\"",
            "172.16.0.0/12",
            "-",
            "|\n    text");

    String file() {
        return random.nextInt(3) == 0
                ? mapping(0)
                : "services:\n  web: " + flow(1) + "\n  db: " + flow(1) + "\nvolumes: " + flow(2) + "\nnetworks: "
                        + flow(2) + (random.nextInt(6) == 0 ? "\ninclude: " + flow(2) : "") + "\n";
    }

    private String mapping(int depth) {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(_ -> "  ".repeat(depth) + pick(KEYS) + ":"
                        + (depth < DEEPEST && random.nextBoolean()
                                ? "\n" + mapping(depth + 1)
                                : " " + pick(VALUES) + "\n"))
                .collect(Collectors.joining());
    }

    private String flow(int depth) {
        return switch (depth >= DEEPEST ? 2 : random.nextInt(4)) {
            case 0 ->
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> flow(depth + 1))
                        .collect(Collectors.joining(", ", "[", "]"));
            case 1, 3 ->
                IntStream.range(0, random.nextInt(5))
                        .mapToObj(_ -> pick(KEYS) + ": " + flow(depth + 1))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> pick(VALUES.subList(0, VALUES.size() - 2));
        };
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
