package dev.slipway.readiness.environment;

import static dev.slipway.readiness.judgement.Category.ENVIRONMENT;
import static dev.slipway.readiness.judgement.Risk.HIGH;
import static dev.slipway.readiness.judgement.Risk.LOW;
import static dev.slipway.readiness.judgement.Risk.MEDIUM;

import dev.slipway.readiness.judgement.Row;
import java.util.List;

/** The rows of this package, with what each weighs. */
public final class EnvironmentRows {

    public static final List<Row> ALL = List.of(
            new Row("ENV-001", HIGH, ENVIRONMENT, "Checked variables", new Validated()),
            new Row("ENV-002", HIGH, ENVIRONMENT, "An example of the variables", new Example()),
            new Row("ENV-003", LOW, ENVIRONMENT, "A template for each environment", new Templates()),
            new Row("AU-11", MEDIUM, ENVIRONMENT, "Documentation of the API", new ApiDocumentation()),
            new Row(
                    "AU-17",
                    MEDIUM,
                    ENVIRONMENT,
                    "TLS, CORS, rate limits, security headers",
                    new TransportAndHeaders()),
            new Row("AU-20", MEDIUM, ENVIRONMENT, "No placeholders for secrets", new PlaceholderSecrets()));

    private EnvironmentRows() {}
}
