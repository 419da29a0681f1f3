package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.inspection.Line;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether an application needs secrets at all. */
final class Secrets {

    private static final Pattern NAMED =
            Pattern.compile("(?i)\\b\\w*(password|passwd|secret|token|api_?key|private_?key"
                    + "|credentials?)\\w*\\b\\s*[\"']?\\s*[:=\\])]|\\bDATABASE_URL\\b|secretKeyRef");
    private static final Pattern READ =
            Pattern.compile("(?i)env\\W.{0,40}(password|passwd|secret|token|api_?key|private_?key|database_url)");

    private Secrets() {}

    static Optional<Line> of(Inspection application) {
        return application
                .containers()
                .code()
                .and(application.containers().kubernetesCode())
                .first(NAMED)
                .or(() -> application.sources().first(READ))
                .or(() -> application
                        .code(file -> file.name()
                                .matches("application[\\w-]*\\.(properties|ya?ml)|appsettings[\\w.-]*\\.json"
                                        + "|database\\.ya?ml"))
                        .first(NAMED))
                .or(() -> application
                        .code(file ->
                                file.name().startsWith(".env") || file.name().equals("slipway.yaml"))
                        .first(NAMED));
    }
}
