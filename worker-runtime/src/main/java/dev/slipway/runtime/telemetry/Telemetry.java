package dev.slipway.runtime.telemetry;

import dev.slipway.events.StageName;
import dev.slipway.events.flow.Topic;
import dev.slipway.runtime.engine.Result;
import dev.slipway.runtime.engine.Task;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** Begins and ends what is traced and counted about a step. */
public final class Telemetry {

    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private final Tracer tracer;
    private final MeterRegistry meters;

    public Telemetry(OpenTelemetry openTelemetry, MeterRegistry meters) {
        tracer = openTelemetry.getTracer("dev.slipway");
        this.meters = meters;
    }

    /** The scope belongs to the trace, which closes it. */
    @SuppressWarnings("MustBeClosedChecker")
    public StepTrace begin(StageName stage, String name, Task task, int attempt) {
        var span = tracer.spanBuilder(Topic.slug(stage) + " " + name)
                .setParent(parentOf(task))
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("slipway.target", task.target())
                .setAttribute("slipway.request", task.requestId())
                .setAttribute("slipway.attempt", attempt)
                .startSpan();
        return new StepTrace(
                span,
                span.makeCurrent(),
                List.of(
                        MDC.putCloseable("deployment", task.requestId()),
                        MDC.putCloseable("target", task.target()),
                        MDC.putCloseable("step", name),
                        MDC.putCloseable("trace", span.getSpanContext().getTraceId())));
    }

    public void ended(StageName stage, String name, Result result, long nanos) {
        meters.timer(
                        "slipway.step",
                        "stage",
                        Topic.slug(stage),
                        "step",
                        name,
                        "result",
                        result.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT))
                .record(Duration.ofNanos(nanos));
    }

    private static Context parentOf(Task task) {
        var match = TRACEPARENT.matcher(task.traceparent().orElse(""));
        if (!match.matches()) {
            return Context.root();
        }
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        match.group(1),
                        match.group(2),
                        TraceFlags.fromHex(match.group(3), 0),
                        TraceState.getDefault())));
    }
}
