package dev.slipway.runtime.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import org.slf4j.MDC;

/** One attempt as a span, and as fields of every log line that is written meanwhile. */
public final class StepTrace implements AutoCloseable {

    private final Span span;
    private final Scope scope;

    StepTrace(Span span, Scope scope) {
        this.span = span;
        this.scope = scope;
    }

    /** W3C trace context for what is published from here; none where no trace is on. */
    public Optional<String> traceparent() {
        var context = span.getSpanContext();
        return context.isValid()
                ? Optional.of("00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex())
                : Optional.empty();
    }

    public void failed(Throwable why) {
        span.setStatus(StatusCode.ERROR, String.valueOf(why.getMessage()));
    }

    @Override
    public void close() {
        scope.close();
        span.end();
        MDC.clear();
    }
}
