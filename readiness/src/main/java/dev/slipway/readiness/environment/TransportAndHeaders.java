package dev.slipway.readiness.environment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** AU-17: TLS, CORS, rate limits and security headers are there, or are checked from outside. */
final class TransportAndHeaders implements Question {

    private static final Map<String, Pattern> ASPECTS = aspects();
    private static final Pattern SERVES = Pattern.compile(
            "(?i)\\blisten\\b|HttpServer|express|fastify|FastAPI|Flask\\(|django|@RestController|@SpringBootApplication"
                    + "|createServer|net/http|rails|laravel|kestrel|WebApplication|Microsoft\\.NET\\.Sdk\\.Web|actix|axum");

    @Override
    public Answer ask(Inspection application) {
        if (!application
                        .sources()
                        .and(application.manifests())
                        .and(application.configuration())
                        .has(SERVES)
                && application.containers().own().isEmpty()) {
            return Answer.notApplicable("nothing here answers calls from outside");
        }
        var places = application.operation().and(application.sources()).and(application.manifests());
        var missing = ASPECTS.entrySet().stream()
                .filter(aspect -> !places.has(aspect.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return missing.isEmpty()
                ? Answer.pass("TLS, CORS, rate limits and security headers are set or checked")
                : Answer.fail(
                        "neither set nor checked: " + String.join(", ", missing),
                        "set them at the entry, and check them with a smoke test from outside");
    }

    private static Map<String, Pattern> aspects() {
        var aspects = new LinkedHashMap<String, Pattern>();
        aspects.put(
                "TLS",
                Pattern.compile(
                        "(?i)ssl_certificate|letsencrypt|certbot|certresolver|listen\\s+443\\s+ssl|tls:\\s*$"
                                + "|cert-manager|ssl_protocols|server\\.ssl|testssl|sslyze|tls_termination"
                                + "|\\btls\\s+\\S+@|force_https|caddy|--tlsv1|openssl s_client|SECURE_SSL_REDIRECT|UseHttpsRedirection|config\\.force_ssl"));
        aspects.put(
                "CORS",
                Pattern.compile("(?i)\\bcors\\b|access-control-allow|CorsMiddleware|AddCors|rack-cors|@CrossOrigin"));
        aspects.put(
                "rate limits",
                Pattern.compile("(?i)rate-?_?limit|limit_req|throttl|bucket4j|slowapi|rack-attack|resilience4j"
                        + "|too many requests|\\b429\\b|ratelimit"));
        aspects.put(
                "security headers",
                Pattern.compile(
                        "(?i)helmet|strict-transport-security|content-security-policy|x-frame-options"
                                + "|secure_headers|talisman|SecurityMiddleware|stsSeconds|observatory|zap-baseline"
                                + "|action-baseline|HeadersConfigurer|UseHsts\\(|SECURE_HSTS_SECONDS|SECURE_CONTENT_TYPE_NOSNIFF"));
        return aspects;
    }
}
