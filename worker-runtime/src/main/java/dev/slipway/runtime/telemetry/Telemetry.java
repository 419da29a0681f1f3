package dev.slipway.runtime.telemetry;

import dev.slipway.events.StageName;
import dev.slipway.events.flow.Topic;
import dev.slipway.runtime.engine.Result;
import dev.slipway.runtime.engine.Task;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** Begins and ends what is traced and counted about a step. */
public final class Telemetry {

    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private final Tracer tracer;
    private final MeterRegistry meters;
    private final Map<Named, String> spanNames = new ConcurrentHashMap<>();
    private final Map<Timed, Timer> timers = new ConcurrentHashMap<>();

    public Telemetry(OpenTelemetry openTelemetry, MeterRegistry meters) {
        tracer = openTelemetry.getTracer("dev.slipway");
        this.meters = meters;
    }

    /** The scope belongs to the trace, which closes it. */
    @SuppressWarnings("MustBeClosedChecker")
    public StepTrace begin(StageName stage, String name, Task task, int attempt) {
        var span = tracer.spanBuilder(spanNames.computeIfAbsent(new Named(stage, name), Named::said))
                .setParent(parentOf(task))
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("slipway.target", task.target())
                .setAttribute("slipway.request", task.requestId())
                .setAttribute("slipway.attempt", attempt)
                .startSpan();
        MDC.setContextMap(Map.of(
                "deployment", task.requestId(),
                "target", task.target(),
                "step", name,
                "trace", span.getSpanContext().getTraceId()));
        return new StepTrace(span, span.makeCurrent());
    }

    public void ended(StageName stage, String name, Result result, long nanos) {
        timers.computeIfAbsent(new Timed(stage, name, result.getClass()), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private record Named(StageName stage, String step) {
        String said() {
            return Topic.slug(stage) + " " + step;
        }
    }

    private record Timed(StageName stage, String step, Class<? extends Result> result) {}

    private Timer timer(Timed timed) {
        return meters.timer(
                "slipway.step",
                "stage",
                Topic.slug(timed.stage()),
                "step",
                timed.step(),
                "result",
                timed.result().getSimpleName().toLowerCase(Locale.ROOT));
    }

    private static Context parentOf(Task task) {
        if (task.traceparent().isEmpty()) {
            return Context.root();
        }
        var match = TRACEPARENT.matcher(task.traceparent().get());
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
