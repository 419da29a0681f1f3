package dev.slipway.verify;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Failed;
import dev.slipway.events.Instance;
import dev.slipway.events.Reason;
import dev.slipway.events.Release;
import dev.slipway.events.ReleaseDeployed;
import dev.slipway.events.ReleaseRolledBack;
import dev.slipway.events.ReleaseStarted;
import dev.slipway.events.RequestKind;
import dev.slipway.events.RollbackStarted;
import dev.slipway.events.UndoPath;
import dev.slipway.release.Application;
import dev.slipway.release.ApplicationFile;
import dev.slipway.testing.Requests;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A shop with two services, and what deploy says about it. */
final class Shop {

    static final String TARGET = "shop/production";
    static final String ENTRY = "http://127.0.0.1:8000";
    static final String BACKEND = "http://127.0.0.1:9001";
    static final String FRONTEND = "http://127.0.0.1:9002";

    static final String TESTS = """
            smoke-tests:
              - {name: the page opens, service: frontend, path: /, within: 2s}
              - {name: products are listed, service: backend, path: /api/products, within: 2s}
            """;

    private Shop() {}

    static Application testedBy(String smokeTests) {
        return ApplicationFile.parse(("""
                application: shop
                services:
                  backend: {command: [run], health: /api/health, route: /api}
                  frontend: {command: [run], health: /health, route: /}
                  worker: {command: [run], health: /health}
                """ + smokeTests).getBytes(StandardCharsets.UTF_8));
    }

    static Instance instance(String service, int port) {
        return Instance.newBuilder()
                .setService(service)
                .setHost("here")
                .setAddress("127.0.0.1")
                .setPort(port)
                .setVersion("1.1")
                .setId(service + "-" + port)
                .build();
    }

    static List<Instance> instances() {
        return List.of(instance("backend", 9001), instance("frontend", 9002));
    }

    static Release release(String version) {
        return Release.newBuilder()
                .setVersion(version)
                .setBundle(new ClaimCheck("a".repeat(64), 1000L))
                .build();
    }

    static ReleaseStarted started(String request) {
        return ReleaseStarted.newBuilder()
                .setEnvelope(Requests.fact("ReleaseStarted", request, TARGET))
                .setRelease(release("1.1"))
                .setInstances(instances())
                .build();
    }

    static ReleaseDeployed deployed(String request) {
        return ReleaseDeployed.newBuilder()
                .setEnvelope(Requests.fact("ReleaseDeployed", request, TARGET))
                .setRelease(release("1.1"))
                .setInstances(instances())
                .setEntry(ENTRY)
                .build();
    }

    static RollbackStarted rollbackStarted(String request) {
        return RollbackStarted.newBuilder()
                .setEnvelope(Requests.fact("RollbackStarted", request, TARGET))
                .setPath(UndoPath.APPLICATION_ONLY)
                .setReason(reason())
                .build();
    }

    static Failed failed(String request) {
        return new Failed(Requests.fact("Failed", request, TARGET), RequestKind.DEPLOY, List.of(reason()));
    }

    static ReleaseRolledBack rolledBack(String request) {
        return ReleaseRolledBack.newBuilder(rolledBackToNothing(request))
                .setRelease(release("1.0"))
                .setInstances(instances())
                .setEntry(ENTRY)
                .build();
    }

    static ReleaseRolledBack rolledBackToNothing(String request) {
        return ReleaseRolledBack.newBuilder()
                .setEnvelope(Requests.fact("ReleaseRolledBack", request, TARGET))
                .setInstances(List.of())
                .setReason(reason())
                .build();
    }

    private static Reason reason() {
        return Reason.newBuilder()
                .setCode("smoke-test-failed")
                .setMessage("it answered 404")
                .build();
    }
}
