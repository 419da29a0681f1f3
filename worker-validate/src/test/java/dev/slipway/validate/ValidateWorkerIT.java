package dev.slipway.validate;

import static dev.slipway.validate.GateBench.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.events.Cancelled;
import dev.slipway.events.ClaimCheck;
import dev.slipway.events.PlanRequested;
import dev.slipway.events.Rejected;
import dev.slipway.events.Release;
import dev.slipway.events.RolloutAuthorised;
import dev.slipway.events.Succeeded;
import dev.slipway.events.ValidationStarted;
import dev.slipway.events.wire.TargetPartition;
import dev.slipway.runtime.spring.CannotStart;
import dev.slipway.runtime.spring.WorkerApplication;
import dev.slipway.testing.Harbour;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class ValidateWorkerIT {

    private final Requester ada = new Requester(Rules.OPERATOR, Rules.TARGET, InstantSource.system());
    private final Stages stages = new Stages(Rules.TARGET);

    @TempDir
    Path folder;

    @Test
    void takes_a_signed_request_from_the_broker_through_to_its_outcome() throws Exception {
        try (var harbour = new Harbour(folder, Rules.WRITTEN)) {
            var release = stored(harbour);
            try (var worker = WorkerApplication.beside(ValidateWorker.class, harbour.settings())) {
                assertThat(worker.isRunning()).isTrue();
                var request = ada.deploy(ada.newId(), release);
                var id = request.getEnvelope().getRequestId();
                harbour.publish(request, ada.signed(request));
                assertThat(harbour.await(PlanRequested.class, id).getRelease()).contains(release);

                harbour.publish(stages.planned(id, 1, "1.0", null), Map.of());
                harbour.publish(stages.backedUp(id), Map.of());
                harbour.await(RolloutAuthorised.class, id);
                harbour.publish(stages.confirmed(id, "1.0"), Map.of());

                assertThat(harbour.await(Succeeded.class, id).getStatement()).contains("1.0 serves");
            }
        }
    }

    @Test
    void refuses_a_release_whose_target_is_made_of_parts_that_are_away() throws Exception {
        try (var harbour = new Harbour(folder, Rules.WRITTEN)) {
            var release = stored(harbour);
            try (var worker = WorkerApplication.beside(ValidateWorker.class, harbour.settings())) {
                assertThat(worker.isRunning()).isTrue();
                var ops = new Requester(Rules.OPERATOR, Rules.ABSENT, InstantSource.system());
                var request = ops.deploy(ops.newId(), release);
                harbour.publish(request, ops.signed(request));

                var rejected =
                        harbour.await(Rejected.class, request.getEnvelope().getRequestId());
                assertThat(codes(rejected.getReasons()))
                        .containsExactlyInAnyOrder("engine-unreachable", "database-unreachable");
            }
        }
    }

    @Test
    void cancels_at_once_what_waits_for_a_store_that_never_answers() throws Exception {
        try (var harbour = new Harbour(folder, Rules.WRITTEN);
                var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var settings = new HashMap<>(harbour.settings());
            settings.put("slipway.store.endpoint", "http://127.0.0.1:" + silent.getLocalPort());
            try (var worker = WorkerApplication.beside(ValidateWorker.class, settings)) {
                assertThat(worker.isRunning()).isTrue();
                var request = ada.deploy(ada.newId(), "1.0");
                var id = request.getEnvelope().getRequestId();
                harbour.publish(request, ada.signed(request));
                harbour.await(ValidationStarted.class, id);
                var cancel = ada.cancel(ada.newId(), id);
                harbour.publish(cancel, ada.signed(cancel));

                var cancelled = harbour.await(Cancelled.class, id);
                assertThat(cancelled.getCancelledBy())
                        .isEqualTo(cancel.getEnvelope().getRequestId());
                assertThat(harbour.all(Rejected.class, id)).isEmpty();
            }
        }
    }

    @Test
    void refuses_what_is_unsigned_or_lies_in_the_wrong_partition() throws Exception {
        try (var harbour = new Harbour(folder, Rules.WRITTEN)) {
            try (var worker = WorkerApplication.beside(ValidateWorker.class, harbour.settings())) {
                assertThat(worker.isRunning()).isTrue();
                var unsigned = ada.deploy(ada.newId(), "1.0");
                harbour.publish(unsigned, Map.of());
                var lost = ada.clear(ada.newId());
                harbour.publish(lost, ada.signed(lost), 1 - TargetPartition.of(Rules.TARGET, Harbour.PARTITIONS));

                assertThat(codes(harbour.await(
                                        Rejected.class, unsigned.getEnvelope().getRequestId())
                                .getReasons()))
                        .contains("signature-missing");
                assertThat(codes(
                                harbour.await(Rejected.class, lost.getEnvelope().getRequestId())
                                        .getReasons()))
                        .containsExactly("wrong-partition");
            }
        }
    }

    @Test
    void answers_a_request_that_is_sent_to_two_partitions_once() throws Exception {
        try (var harbour = new Harbour(folder, Rules.WRITTEN)) {
            try (var worker = WorkerApplication.beside(ValidateWorker.class, harbour.settings())) {
                assertThat(worker.isRunning()).isTrue();
                int home = TargetPartition.of(Rules.TARGET, Harbour.PARTITIONS);
                var request = ada.clear(ada.newId());
                harbour.publish(request, ada.signed(request), home);
                harbour.publish(request, ada.signed(request), 1 - home);
                var last = ada.clear(ada.newId());
                harbour.publish(last, ada.signed(last), 1 - home);

                harbour.await(Rejected.class, last.getEnvelope().getRequestId());
                assertThat(harbour.all(Rejected.class, request.getEnvelope().getRequestId()))
                        .singleElement()
                        .satisfies(rejected ->
                                assertThat(codes(rejected.getReasons())).containsExactly("not-held"));
            }
        }
    }

    @Test
    void does_not_start_with_bounds_that_make_no_sense_and_names_them_all() throws Exception {
        try (var harbour = new Harbour(folder, Rules.WRITTEN)) {
            var settings = new HashMap<>(harbour.settings());
            settings.put("slipway.validate.silence", "0s");
            settings.put("slipway.validate.grace", "-1s");
            settings.put("slipway.validate.queue-limit", "0");

            assertThatThrownBy(() -> WorkerApplication.beside(ValidateWorker.class, settings))
                    .rootCause()
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("slipway.validate.silence")
                    .hasMessageContaining("slipway.validate.grace")
                    .hasMessageContaining("slipway.validate.queue-limit");
        }
    }

    private static Release stored(Harbour harbour) throws Exception {
        var bundle = harbour.store("""
                application: shop
                services: {web: {command: [serve], health: /health}}
                """);
        return Release.newBuilder()
                .setVersion("1.0")
                .setBundle(new ClaimCheck(bundle.digest().hex(), bundle.bytes()))
                .build();
    }
}
