package dev.slipway.readiness.containers;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** AU-22: attacks on the application are held off, and noticed. */
final class Firewall implements Question {

    private static final Pattern FIREWALL =
            Pattern.compile("(?i)modsecurity|\\bcoraza\\b|owasp.*crs|wafv2|aws_waf|\\bwaf\\b|bunkerweb|naxsi"
                    + "|cloudflare_(ruleset|firewall)|application_gateway.*waf|open-?appsec"
                    + "|crowdsec.*appsec|appsec");
    private static final Pattern DETECTION =
            Pattern.compile("(?i)crowdsec|fail2ban|\\bfalco\\b|\\bwazuh\\b|suricata|\\bossec\\b|\\bsnort\\b"
                    + "|guardduty|tetragon|aide\\b|zeek\\b");

    @Override
    public Answer ask(Inspection application) {
        var served = application.containers().any()
                || application.configuration().has(Pattern.compile("(?i)listen\\s+(443|80)\\b"));
        if (!served) {
            return Answer.notApplicable("neither Compose file nor proxy is here in which a firewall could be seen");
        }
        var places = application.configuration().and(application.automation());
        var firewall = places.first(FIREWALL);
        var detection = places.first(DETECTION);
        return firewall.isPresent() && detection.isPresent()
                ? Answer.pass(
                        firewall.get() + " is a firewall for applications, " + detection.get() + " notices intruders")
                : Answer.fail(
                        firewall.isPresent()
                                ? "nothing notices intruders"
                                : detection.isPresent()
                                        ? "no firewall stands before the application"
                                        : "neither a firewall for applications nor detection of intruders is in sight",
                        "put a firewall such as ModSecurity with the OWASP rules in front, and detection "
                                + "such as CrowdSec or Falco beside it");
    }
}
