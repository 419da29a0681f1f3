package dev.slipway.readiness.inspection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The addresses at which an application is asked whether it is well, and whether some code answers there. */
public record HealthPaths(Map<String, String> assumed, Lines sources) {

    private static final Pattern ASKED = Pattern.compile("https?://[^\\s/\"'`]+(/[\\w./-]*)");
    private static final Pattern HEALTHY = Pattern.compile("(?i)health|ready|live|ping|status|alive|up$");
    private static final Pattern PROBE = Pattern.compile("^\\s*path:\\s*[\"']?(/[\\w./-]*)");
    /** A probe on one line, as in {httpGet: {path: /ready}}. */
    private static final Pattern FLOW = Pattern.compile("\\bhttpGet:\\s*\\{[^}]{0,200}?\\bpath:\\s*[\"']?(/[\\w./-]*)");

    private static final Pattern CALL =
            Pattern.compile("\\bfetch\\s*\\(|axios|requests\\.|urllib|supertest|request\\s*\\(app"
                    + "|\\.expect\\s*\\(|HttpClient|RestTemplate|WebClient|http\\.Get\\(|curl|httpx\\.");

    public HealthPaths {
        assumed = Collections.unmodifiableMap(new LinkedHashMap<>(assumed));
    }

    static HealthPaths of(Containers containers, Scripts scripts, Lines pipelines, SlipwayUse slipway, Lines sources) {
        var assumed = new LinkedHashMap<String, String>();
        slipway.application()
                .ifPresent(application -> application
                        .services()
                        .forEach(service -> service.readiness()
                                .path()
                                .ifPresent(path -> assumed.putIfAbsent(
                                        path.replaceFirst("\\?.*", ""), "slipway.yaml, service " + service.name()))));
        containers
                .own()
                .forEach(service -> service.running()
                        .health()
                        .ifPresent(test -> paths(test).forEach(path -> assumed.putIfAbsent(path, service.toString()))));
        containers
                .images()
                .forEach(image -> image.file()
                        .code()
                        .matching(Pattern.compile("(?i)HEALTHCHECK|curl|wget"))
                        .all()
                        .forEach(line -> paths(line.text()).stream()
                                .filter(path -> HEALTHY.matcher(path).find())
                                .forEach(path -> assumed.putIfAbsent(path, line.toString()))));
        containers.workloads().forEach(file -> probes(file).forEach(assumed::putIfAbsent));
        scripts.code(Purpose.DEPLOY).and(scripts.code(Purpose.ROLLBACK)).and(pipelines).all().stream()
                .filter(line -> line.text()
                        .matches("(?i).*(curl|wget|Invoke-WebRequest|Invoke-RestMethod|iwr|fetch|wait-on|HEALTH).*"))
                .forEach(line -> paths(line.text()).stream()
                        .filter(path -> HEALTHY.matcher(path).find())
                        .forEach(path -> assumed.putIfAbsent(path, line.toString())));
        return new HealthPaths(assumed, sources.without(CALL));
    }

    private static List<String> paths(String text) {
        return ASKED.matcher(text)
                .results()
                .map(found -> found.group(1).replaceFirst("(?<=.)/$", ""))
                .toList();
    }

    private static Map<String, String> probes(SourceFile file) {
        var found = new LinkedHashMap<String, String>();
        var probed = new ArrayList<Line>();
        for (var line : file.code().all()) {
            FLOW.matcher(line.text()).results().forEach(probe -> found.putIfAbsent(probe.group(1), line.toString()));
            if (line.text().matches("^\\s*(readiness|liveness|startup)Probe:.*")
                    || line.text().matches("^\\s*httpGet:.*")) {
                probed.add(line);
            }
            var path = PROBE.matcher(line.text());
            if (path.find()
                    && !probed.isEmpty()
                    && line.number() - probed.getLast().number() <= 3) {
                found.putIfAbsent(path.group(1), line.toString());
            }
        }
        return found;
    }

    /** The first of the assumed addresses that no code serves. */
    public Optional<Map.Entry<String, String>> unserved() {
        return sources.isEmpty()
                ? Optional.empty()
                : assumed.entrySet().stream()
                        .filter(each -> served(each.getKey()).isEmpty())
                        .findFirst();
    }

    /** Where code answers at an address; the last part is enough, because routers put paths together. */
    public Optional<Line> served(String path) {
        var last = path.substring(path.lastIndexOf('/') + 1);
        if (last.isEmpty()) {
            return sources.all().stream().findFirst();
        }
        return sources.first(route(path.substring(1)))
                .or(() -> sources.first(route(last)))
                .or(() -> sources.first(Pattern.compile(
                        "(?:get|Get|GET|route|path|Path|Mapping)\\s*\\(?\\s*:?" + Pattern.quote(last) + "\\b")))
                .or(() -> builtIn(path));
    }

    /** As the end of a text that is a route, or a location of a proxy. */
    private static Pattern route(String end) {
        var quoted = Pattern.quote(end);
        return Pattern.compile("[\"'`](?:[A-Z]+ )?\\^?/?(?:[\\w:{}.-]+/)*" + quoted + "/?\\$?[\"'`]"
                + "|location\\s+(?:[=~^*]+\\s+)?/(?:[\\w.-]+/)*" + quoted + "\\b");
    }

    private Optional<Line> builtIn(String path) {
        var framework = path.startsWith("/actuator/")
                ? "spring-boot-starter-actuator|micronaut-management"
                : path.startsWith("/q/health")
                        ? "quarkus-smallrye-health"
                        : path.matches("/up/?")
                                ? "rails/health"
                                : "(?i)health[_-]?checks?[\"']?\\s*[,\\]]|MapHealthChecks|AddHealthChecks|terminus"
                                        + "|lightship|health_check\\.urls";
        return sources.first(Pattern.compile(framework));
    }
}
