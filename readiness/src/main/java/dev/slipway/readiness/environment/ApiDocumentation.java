package dev.slipway.readiness.environment;

import dev.slipway.readiness.inspection.Inspection;
import dev.slipway.readiness.judgement.Answer;
import dev.slipway.readiness.judgement.Question;
import java.util.regex.Pattern;

/** AU-11: whoever calls the application can read how. */
final class ApiDocumentation implements Question {

    private static final Pattern FILE =
            Pattern.compile("(?i)(^|/)(openapi|swagger|api-?docs?|asyncapi)[\\w.-]*\\.(ya?ml|json)$|\\.(openapi"
                    + "|raml|apib)(\\.ya?ml)?$|(^|/)docs/api[\\w-]*(\\.md|/)|schema\\.graphql$|\\.proto$");
    private static final Pattern LIBRARY =
            Pattern.compile("(?i)swagger|springdoc|openapi|drf-spectacular|drf-yasg|flasgger|flask-smorest"
                    + "|apispec|redoc|swashbuckle|nswag|rswag|l5-swagger|\\bscribe\\b|\\btsoa\\b|apollo-server"
                    + "|graphql-yoga|utoipa|\\bhuma\\b");
    private static final Pattern FAST_API = Pattern.compile("FastAPI\\(");
    private static final Pattern SWITCHED_OFF = Pattern.compile("openapi_url\\s*=\\s*None|docs_url\\s*=\\s*None");
    private static final Pattern ROUTES =
            Pattern.compile("(?i)\\b(app|router|server|api|r|e|g|mux)\\.(get|post|put|patch|delete"
                    + "|handle\\w*)\\s*\\(|@(Get|Post|Put|Delete|Request)Mapping|@(app|router|api"
                    + "|bp)\\.(route|get|post|put|delete)|HttpServer|http\\.createServer|@Path\\(|MapGet\\("
                    + "|http\\.HandleFunc|resources? :|Route::|urlpatterns|@Controller|@Get\\(");

    @Override
    public Answer ask(Inspection application) {
        var file = application.files().path(FILE);
        if (file.isPresent()) {
            return Answer.pass(file.get() + " describes it");
        }
        var own = application
                .sources()
                .first(FAST_API)
                .filter(_ -> !application.sources().has(SWITCHED_OFF));
        if (own.isPresent()) {
            return Answer.pass("FastAPI describes it by itself, " + own.get());
        }
        var library = application.manifests().first(LIBRARY);
        if (library.isPresent()) {
            return Answer.pass(library.get() + " describes it");
        }
        return application
                .sources()
                .first(ROUTES)
                .map(line -> Answer.fail(
                        "calls are answered, as at " + line + ", and described nowhere",
                        "describe them in openapi.yaml, by hand or by the framework"))
                .orElseGet(() -> Answer.notApplicable("no code here answers calls"));
    }
}
