package dev.slipway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.events.Succeeded;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One deployment is one trace, across five processes; a collector double checks who is whose parent. */
class TraceIT {

    @TempDir
    Path folder;

    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();

    @Test
    void a_deployment_is_one_trace_with_one_root_across_all_workers() throws Exception {
        var collector = collector();
        var environment = Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + collector.getAddress().getPort(),
                "OTEL_BSP_SCHEDULE_DELAY",
                "200");
        try (var yard = new Yard(folder, List.of("web/traced"))
                        .with(environment)
                        .open();
                var outcomes = new Outcomes(yard.broker.bootstrapServers())) {
            var client = yard.client();
            var request = client.deploy("web/traced", client.release(Sample.good(folder, "web", "1.0"), "1.0"));
            assertThat(outcomes.of(request, Duration.ofSeconds(60))).isInstanceOf(Succeeded.class);
            await(request);
            var ours = of(request);
            assertThat(ours.stream().map(Span::getTraceId).distinct()).hasSize(1);
            var ids = ours.stream().map(Span::getSpanId).collect(Collectors.toSet());
            assertThat(ours.stream().filter(span -> span.getParentSpanId().isEmpty()))
                    .singleElement()
                    .satisfies(root -> assertThat(root.getName()).isEqualTo("validate DeployRequested"));
            assertThat(ours.stream().filter(span -> !span.getParentSpanId().isEmpty()))
                    .allMatch(span -> ids.contains(span.getParentSpanId()));
        } finally {
            collector.stop(0);
        }
    }

    /** Until every stage has shown itself, the last one being notify. */
    private void await(String request) throws InterruptedException {
        var never = new CountDownLatch(1);
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (stages(request).size() < 5 && System.nanoTime() < deadline) {
            never.await(100, TimeUnit.MILLISECONDS);
        }
        assertThat(stages(request)).containsExactlyInAnyOrder("validate", "backup", "deploy", "verify", "notify");
    }

    private List<String> stages(String request) {
        return of(request).stream()
                .map(span -> span.getName().substring(0, span.getName().indexOf(' ')))
                .distinct()
                .toList();
    }

    private List<Span> of(String request) {
        return spans.stream()
                .filter(span -> span.getAttributesList().stream()
                        .anyMatch(attribute -> attribute.getKey().equals("slipway.request")
                                && attribute.getValue().getStringValue().equals(request)))
                .toList();
    }

    private HttpServer collector() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            ExportTraceServiceRequest.parseFrom(exchange.getRequestBody().readAllBytes())
                    .getResourceSpansList()
                    .forEach(resource ->
                            resource.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList())));
            exchange.sendResponseHeaders(200, 0);
            exchange.close();
        });
        server.start();
        return server;
    }
}
