package dev.slipway.acceptance;

import dev.slipway.events.BackupVerified;
import dev.slipway.events.DeploymentAdmitted;
import dev.slipway.events.Plan;
import dev.slipway.events.PlanRequested;
import dev.slipway.events.Proof;
import dev.slipway.events.Release;
import dev.slipway.events.ReleaseConfirmed;
import dev.slipway.events.RolloutAuthorised;
import dev.slipway.events.RolloutPlanned;
import dev.slipway.events.StageName;
import dev.slipway.events.flow.Flow;
import dev.slipway.runtime.Next;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Stages that say at once that all is well, for promises that are about the gate alone. */
final class SwiftStage {

    private SwiftStage() {}

    /** Finds that there is nothing to back up. */
    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Backup {

        @Bean
        Stage stage() {
            var stage = Stage.named(StageName.BACKUP)
                    .on(DeploymentAdmitted.class)
                    .run((_, step) -> Next.publish(BackupVerified.newBuilder()
                            .setEnvelope(step.envelope())
                            .setProof(Proof.NOTHING_TO_BACK_UP)
                            .setStatement("there is nothing to back up")
                            .build()));
            Flow.consumedBy(StageName.BACKUP).stream()
                    .filter(event -> event != DeploymentAdmitted.class)
                    .forEach(stage::pass);
            return stage.build();
        }
    }

    /** Plans a release on top of what it confirmed last, and confirms it as soon as it may. */
    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Deploy {

        private final Map<String, Release> serving = new ConcurrentHashMap<>();

        @Bean
        Stage stage() {
            var stage = Stage.named(StageName.DEPLOY)
                    .on(PlanRequested.class)
                    .run(this::planned)
                    .on(RolloutAuthorised.class)
                    .run(this::confirmed);
            Flow.consumedBy(StageName.DEPLOY).stream()
                    .filter(event -> event != PlanRequested.class && event != RolloutAuthorised.class)
                    .forEach(stage::pass);
            return stage.build();
        }

        private Next planned(PlanRequested asked, Step step) {
            var base = Optional.ofNullable(serving.get(step.target()));
            var release = asked.getRelease().orElseThrow();
            return Next.publish(RolloutPlanned.newBuilder()
                    .setEnvelope(step.envelope())
                    .setRevision(asked.getRevision())
                    .setPlan(Plan.newBuilder()
                            .setDigest(release.getVersion() + " on "
                                    + base.map(Release::getVersion).orElse("nothing"))
                            .setRelease(release)
                            .setBase(base.orElse(null))
                            .setSteps(List.of())
                            .build())
                    .build());
        }

        private Next confirmed(RolloutAuthorised authorised, Step step) {
            var release = authorised.getPlan().getRelease();
            serving.put(step.target(), release);
            return Next.publish(ReleaseConfirmed.newBuilder()
                    .setEnvelope(step.envelope())
                    .setRelease(release)
                    .build());
        }
    }
}
