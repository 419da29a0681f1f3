package dev.slipway.readiness.inspection;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Commands that somebody runs under a name: a file, a target of a Makefile, or an entry of package.json. */
public record Script(String name, String file, Lines code, Set<Purpose> purposes) {

    public Script {
        purposes = Set.copyOf(purposes);
    }

    public boolean isFor(Purpose purpose) {
        return purposes.contains(purpose);
    }

    /** Whether Windows runs it as it is. */
    public boolean runsOnWindows() {
        var lower = file.toLowerCase(Locale.ROOT);
        return lower.endsWith(".ps1")
                || lower.endsWith(".bat")
                || lower.endsWith(".cmd")
                || lower.endsWith(".py")
                || lower.matches(".*\\.[mc]?[jt]s");
    }

    public Optional<Line> first(Pattern pattern) {
        return code.first(pattern);
    }

    @Override
    public String toString() {
        return name.equals(file) ? file : file + " (" + name + ")";
    }
}
