package dev.slipway.readiness.deployment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** DS-006: the address that is asked for health is one that some code answers at. */
final class HealthEndpoint implements Question {

    private static final Pattern SERVER =
            Pattern.compile("express|fastify|koa|\"@nestjs|http\\.createServer|FastAPI|Flask\\(|django"
                    + "|@RestController|@SpringBootApplication|spring-boot-starter-web|HttpServer|net/http|gin-gonic|sinatra|rails|laravel|WebApplication"
                    + "|actix|axum|ktor");

    @Override
    public Answer ask(Inspection application) {
        var health = application.healthPaths();
        if (health.assumed().isEmpty()) {
            return application.containers().own().isEmpty()
                            && application.containers().workloads().isEmpty()
                            && !application
                                    .sources()
                                    .and(application.manifests())
                                    .has(SERVER)
                    ? Answer.notApplicable("nothing here answers calls")
                    : Answer.fail(
                            "nobody asks a service whether it is well",
                            "serve a health path and declare it in slipway.yaml, in the health check or in the probe");
        }
        return health.unserved()
                .map(unserved -> Answer.fail(
                        unserved.getValue() + " asks " + unserved.getKey() + ", and no code here answers there",
                        "serve " + unserved.getKey() + " in the code, or correct the path"))
                .orElseGet(() -> Answer.pass(health.assumed().entrySet().stream()
                        .map(each -> each.getKey() + " of " + each.getValue()
                                + health.served(each.getKey())
                                        .map(line -> " is served at " + line)
                                        .orElse(" is asked"))
                        .limit(3)
                        .collect(Collectors.joining("; "))));
    }
}
