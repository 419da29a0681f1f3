package dev.slipway.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.BackupVerified;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.Plan;
import dev.slipway.events.Release;
import dev.slipway.events.RequestKind;
import dev.slipway.release.bundle.Bundle;
import dev.slipway.runtime.spring.WorkerApplication;
import dev.slipway.testing.Harbour;
import dev.slipway.testing.Requests;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class BackupWorkerIT {

    @TempDir
    Path folder;

    @Test
    void answers_an_admitted_deployment_with_what_its_bundle_says() throws Exception {
        try (var around = new Harbour(folder, "targets: {}")) {
            var bundle = around.store("""
                    application: shop
                    services: {backend: {command: [run], health: /health}}
                    """);
            try (var worker = WorkerApplication.beside(BackupWorker.class, around.settings())) {
                assertThat(worker.isRunning()).isTrue();
                around.publish(admitted(bundle), Map.of());

                var answer = around.await(BackupVerified.class, "0199-1");
                assertThat(answer.getStatement())
                        .startsWith("there is nothing to back up: slipway.yaml of shop 1.1 (bundle " + bundle.digest());
                assertThat(answer.getEnvelope().getActor()).isEqualTo("worker:backup");
            }
        }
    }

    private static DeploymentAdmitted admitted(Bundle bundle) {
        var release = Release.newBuilder()
                .setVersion("1.1")
                .setBundle(new ClaimCheck(bundle.digest().hex(), bundle.bytes()))
                .build();
        return DeploymentAdmitted.newBuilder()
                .setEnvelope(Requests.fact("DeploymentAdmitted", "0199-1", "shop/production"))
                .setKind(RequestKind.DEPLOY)
                .setPlan(Plan.newBuilder()
                        .setDigest("d")
                        .setRelease(release)
                        .setSteps(List.of())
                        .build())
                .build();
    }
}
