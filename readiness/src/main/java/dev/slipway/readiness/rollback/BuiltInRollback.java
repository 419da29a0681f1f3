package dev.slipway.readiness.rollback;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Line;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tools that keep the releases which they have deployed, and go back to each of them, without a script of one's own. */
record BuiltInRollback(Line where, Tool tool) {

    private enum Tool {
        CAPISTRANO("cap ENV deploy:rollback ROLLBACK_RELEASE=…", "capistrano/deploy|^\\s*gem\\s+[\"']capistrano"),
        HELM("helm rollback RELEASE REVISION", "\\bhelm\\s+(upgrade|install)\\b"),
        DEPLOYER("dep rollback", "\"deployer/deployer\"|recipe/(common|laravel|symfony)\\.php"),
        KAMAL("kamal rollback VERSION", "\\bkamal deploy\\b");

        private final String command;
        private final Pattern used;

        Tool(String command, String used) {
            this.command = command;
            this.used = Pattern.compile(used);
        }
    }

    static Optional<BuiltInRollback> of(Inspection application) {
        var places = application
                .automation()
                .and(application.manifests())
                .and(application.code(file -> file.name().matches("capfile|deploy\\.php")));
        return Arrays.stream(Tool.values())
                .flatMap(tool -> places.first(tool.used).map(line -> new BuiltInRollback(line, tool)).stream())
                .findFirst();
    }

    String command() {
        return "`" + tool.command + "`";
    }

    String canGoBack() {
        return "the tool of " + where + " keeps what it has deployed: " + command();
    }
}
