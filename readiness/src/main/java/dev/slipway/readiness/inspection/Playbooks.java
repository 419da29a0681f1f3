package dev.slipway.readiness.inspection;

import java.util.regex.Pattern;

/** Recognises what Ansible runs: YAML that says on which hosts to do what. */
public final class Playbooks {

    private static final Pattern HOSTS = Pattern.compile("^\\s*(-\\s+)?hosts:\\s*\\S");
    private static final Pattern TASKS =
            Pattern.compile("^\\s*(-\\s+)?(tasks|roles|pre_tasks|post_tasks):|import_playbook:");

    /** Tasks on machines elsewhere. */
    public static final Pattern REMOTE =
            Pattern.compile("^\\s*(-\\s+)?hosts:\\s*[\"']?(?!localhost\\b|127\\.0\\.0\\.1)\\S");
    /** A task that asks an address. */
    public static final Pattern ASKS = Pattern.compile("^\\s*(-\\s+)?(ansible\\.builtin\\.)?uri:");

    private Playbooks() {}

    static boolean is(SourceFile file) {
        return is(file.name()) && file.code().has(HOSTS) && file.code().has(TASKS);
    }

    static boolean is(String name) {
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }
}
