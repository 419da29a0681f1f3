package dev.slipway.readiness.backup;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** BK-002: somebody hears of it when a backup fails, shrinks or stays away. */
final class Watched implements Question {

    private static final Pattern TELLS =
            Pattern.compile("(?i)hc-ping\\.com|healthchecks\\.io|cronitor|uptime-?kuma|pushgateway"
                    + "|node_exporter.*textfile|\\.prom\\b|hooks\\.slack\\.com|webhook|\\bsendmail\\b"
                    + "|\\bmailx?\\s+-s|pagerduty|opsgenie|notify|alert|HEALTHCHECK_URL|deadmanssnitch"
                    + "|on_error:|EMAIL_TO|MONITOR");
    private static final Pattern RULE =
            Pattern.compile("(?i)backup\\w*.*(age|failed|missing|seconds|size|last)|(alert|expr):.*backup");

    @Override
    public Answer ask(Inspection application) {
        return Saving.needless(application)
                .orElseGet(
                        () -> Saving.of(application)
                                .without(Pattern.compile("(?i)^\\s*(echo|printf)\\b"))
                                .first(TELLS)
                                .or(() -> application
                                        .code(file -> file.name()
                                                .matches(".*(alert|rule|prometheus|monitor).*\\.(ya?ml|rules|json)"))
                                        .first(RULE))
                                .map(line -> Answer.pass(line + " says how backups went"))
                                .orElseGet(
                                        () -> Answer.fail(
                                                Saving.of(application).isEmpty()
                                                        ? Saving.none()
                                                        : "a backup that fails does so in silence",
                                                "report age, size and failure of each backup, and raise an alert when one stays away")));
    }
}
