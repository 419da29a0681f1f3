package dev.slipway.deploy.host;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The few of our own variables that a process we start may see; everything else may be a secret of ours. */
public final class AllowedEnvironment {

    private static final Set<String> ALLOWED =
            Set.of("PATH", "HOME", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "JAVA_HOME");

    private AllowedEnvironment() {}

    public static Map<String, String> of(Map<String, String> ours) {
        var allowed = new TreeMap<>(ours);
        allowed.keySet().retainAll(ALLOWED);
        return allowed;
    }
}
