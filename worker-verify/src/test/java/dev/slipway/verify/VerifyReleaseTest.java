package dev.slipway.verify;

import static dev.slipway.verify.ScriptedCaller.answer;
import static dev.slipway.verify.ScriptedCaller.silence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Purpose;
import dev.slipway.events.Reason;
import dev.slipway.events.SmokeTestCompleted;
import dev.slipway.events.Verdict;
import dev.slipway.events.VerificationFailed;
import dev.slipway.events.VerificationPassed;
import dev.slipway.events.VerificationStarted;
import dev.slipway.release.Application;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.TryAgain;
import dev.slipway.testing.StageBench;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VerifyReleaseTest {

    private static final String REQUEST = "0199-1";
    private static final String OTHER = "0199-2";

    private final ScriptedCaller caller = new ScriptedCaller();
    private Application application = Shop.testedBy(Shop.TESTS);
    private final StageBench bench = bench(_ -> application);

    @Test
    void tests_every_service_straight_at_its_new_instance_before_it_gets_traffic() {
        bench.deliver(Shop.started(REQUEST));

        assertThat(caller.called()).containsExactly(Shop.FRONTEND + "/", Shop.BACKEND + "/api/products");
        assertThat(bench.story())
                .containsExactly(
                        "VerificationStarted", "SmokeTestCompleted", "SmokeTestCompleted", "VerificationPassed");
        assertThat(bench.published(VerificationStarted.class).getFirst().getTests())
                .isEqualTo(2);
        assertThat(passed().getPurpose()).isEqualTo(Purpose.BEFORE_TRAFFIC);
        assertThat(passed().getStatement()).isEqualTo("all 2 smoke tests of 1.1 passed straight at its instances");
    }

    @Test
    void tests_through_the_entry_after_the_switch() {
        bench.deliver(Shop.deployed(REQUEST));

        assertThat(caller.called()).containsExactly(Shop.ENTRY + "/", Shop.ENTRY + "/api/products");
        assertThat(passed().getPurpose()).isEqualTo(Purpose.AFTER_SWITCH);
    }

    @Test
    void fails_with_every_reason_at_once() {
        caller.script(Shop.ENTRY + "/", answer(500, "")).script(Shop.ENTRY + "/api/products", answer(404, ""));

        bench.deliver(Shop.deployed(REQUEST));

        assertThat(failed().getReasons())
                .extracting(Reason::getMessage)
                .containsExactly(
                        "smoke test \"the page opens\": GET http://127.0.0.1:8000/: status 500 instead of 200;"
                                + " to do: the log of frontend says why it could not answer",
                        "smoke test \"products are listed\": GET http://127.0.0.1:8000/api/products: status 404 instead of 200;"
                                + " to do: see whether backend of this release still serves that path");
        assertThat(bench.published(SmokeTestCompleted.class))
                .extracting(done -> done.getEvidence().getVerdict())
                .containsOnly(Verdict.FAIL);
    }

    @Test
    void names_the_missing_route_when_a_path_works_directly_but_not_through_the_entry() {
        application = Shop.testedBy("smoke-tests: [{name: new list, service: backend, path: /v2/products}]");
        caller.script(Shop.ENTRY + "/v2/products", answer(404, ""));

        bench.deliver(Shop.started(REQUEST)).deliver(Shop.deployed(REQUEST));

        assertThat(passed().getPurpose()).isEqualTo(Purpose.BEFORE_TRAFFIC);
        assertThat(failed().getReasons().getFirst().getMessage())
                .contains("the entry sends /v2/products to frontend, not to backend, whose route is /api");
    }

    @Test
    void says_what_it_does_not_know_when_there_are_no_smoke_tests() {
        application = Shop.testedBy("");

        bench.deliver(Shop.started(REQUEST));

        assertThat(passed().getStatement()).contains("has no smoke test", "that it is ready is all that is known");
    }

    @Test
    void tests_a_service_without_a_route_only_directly() {
        application = Shop.testedBy("smoke-tests: [{name: it works, service: worker, path: /state}]");

        bench.deliver(Shop.deployed(REQUEST));

        assertThat(caller.called()).isEmpty();
        assertThat(passed().getStatement()).contains("no smoke test to run through the entry");
    }

    @Test
    void asks_again_when_a_cold_start_was_slow_or_silent() {
        caller.script(Shop.FRONTEND + "/", silence("the connection broke"), answer(200, ""))
                .script(Shop.BACKEND + "/api/products", answer(200, "", Duration.ofSeconds(3)), answer(200, ""));

        bench.deliver(Shop.started(REQUEST));

        assertThat(passed().getPurpose()).isEqualTo(Purpose.BEFORE_TRAFFIC);
        assertThat(caller.called()).hasSize(4);
    }

    @Test
    void takes_the_first_wrong_answer_of_a_new_release_at_its_word() {
        caller.script(Shop.FRONTEND + "/", answer(500, ""), answer(200, ""));

        bench.deliver(Shop.started(REQUEST));

        assertThat(failed().getReasons()).hasSize(1);
        assertThat(caller.called()).hasSize(2);
    }

    @Test
    void never_repeats_a_call_that_may_change_something() {
        application = Shop.testedBy("smoke-tests: [{name: order, service: backend, method: POST, path: /api/orders}]");
        caller.script(Shop.BACKEND + "/api/orders", silence("the connection broke"), answer(200, ""));

        bench.deliver(Shop.started(REQUEST));

        assertThat(failed().getReasons()).hasSize(1);
        assertThat(caller.called()).hasSize(1);
    }

    @Test
    void is_patient_with_the_old_release_after_a_rollback() {
        caller.script(Shop.ENTRY + "/", answer(502, ""), answer(502, ""), answer(200, ""));

        bench.deliver(Shop.rolledBack(REQUEST));

        assertThat(passed().getPurpose()).isEqualTo(Purpose.AFTER_ROLLBACK);
        assertThat(passed().getStatement()).contains("of 1.0 passed through the entry");
    }

    @Test
    void fails_after_a_rollback_when_the_old_release_stays_broken() {
        caller.script(Shop.ENTRY + "/", answer(502, ""));

        bench.deliver(Shop.rolledBack(REQUEST));

        assertThat(failed().getPurpose()).isEqualTo(Purpose.AFTER_ROLLBACK);
    }

    @Test
    void passes_after_the_rollback_of_a_first_release_since_nothing_served_before() {
        bench.deliver(Shop.rolledBackToNothing(REQUEST));

        assertThat(passed().getStatement()).isEqualTo("nothing serves, as before");
        assertThat(caller.called()).isEmpty();
    }

    @Test
    void stops_in_silence_when_the_rollback_begins() {
        caller.script(Shop.FRONTEND + "/", silence("the connection broke"));
        bench.whileWaiting(() -> bench.deliver(Shop.rollbackStarted(REQUEST)));

        bench.deliver(Shop.started(REQUEST));

        assertThat(bench.story()).containsExactly("VerificationStarted");
        assertThat(remembered().underWay()).isEmpty();
        assertThat(bench.deadLetters()).isEmpty();
    }

    @Test
    void stops_in_silence_when_the_request_has_failed() {
        caller.script(Shop.FRONTEND + "/", silence("the connection broke"));
        bench.whileWaiting(() -> bench.deliver(Shop.failed(REQUEST)));

        bench.deliver(Shop.started(REQUEST)).advance(Duration.ofMinutes(10));

        assertThat(bench.story()).containsExactly("VerificationStarted");
        assertThat(remembered().underWay()).isEmpty();
    }

    @Test
    void stops_baking_when_the_request_has_failed() {
        application = Shop.testedBy(Shop.TESTS + "rollout: {bake: 1h}");

        bench.deliver(Shop.deployed(REQUEST)).deliver(Shop.failed(REQUEST)).advance(Duration.ofHours(2));

        assertThat(bench.timers()).isEmpty();
        assertThat(bench.story()).containsExactly("VerificationStarted");
    }

    @Test
    void says_nothing_about_a_failed_request_even_if_it_reads_the_question_later() {
        bench.deliver(Shop.failed(REQUEST)).deliver(Shop.rolledBack(REQUEST));

        assertThat(bench.story()).isEmpty();
        assertThat(bench.ignored()).singleElement().asString().contains("has failed");
    }

    @Test
    void goes_on_when_another_request_has_failed() {
        caller.script(Shop.FRONTEND + "/", silence("the connection broke"), answer(200, ""));
        bench.whileWaiting(() -> bench.deliver(Shop.failed(OTHER)));

        bench.deliver(Shop.started(REQUEST));

        assertThat(passed().getPurpose()).isEqualTo(Purpose.BEFORE_TRAFFIC);
    }

    @Test
    void remembers_only_the_last_failed_requests() {
        for (int i = 0; i < 50; i++) {
            bench.deliver(Shop.failed("request-" + i));
        }

        assertThat(remembered().failed()).hasSize(20).endsWith("request-49");
    }

    @Test
    void verifies_the_old_release_after_having_been_stopped() {
        caller.script(Shop.FRONTEND + "/", silence("the connection broke"));
        bench.whileWaiting(() -> bench.deliver(Shop.rollbackStarted(REQUEST)).deliver(Shop.rolledBack(REQUEST)));

        bench.deliver(Shop.started(REQUEST));

        assertThat(bench.story())
                .containsExactly(
                        "VerificationStarted",
                        "VerificationStarted",
                        "SmokeTestCompleted",
                        "SmokeTestCompleted",
                        "VerificationPassed");
        assertThat(passed().getPurpose()).isEqualTo(Purpose.AFTER_ROLLBACK);
    }

    @Test
    void goes_on_when_another_request_is_rolled_back() {
        caller.script(Shop.FRONTEND + "/", silence("the connection broke"), answer(200, ""));
        bench.whileWaiting(() -> bench.deliver(Shop.rollbackStarted(OTHER)));

        bench.deliver(Shop.started(REQUEST));

        assertThat(passed().getPurpose()).isEqualTo(Purpose.BEFORE_TRAFFIC);
        assertThat(bench.ignored()).singleElement().asString().contains("no verification of request " + OTHER);
    }

    @Test
    void repeats_the_tests_until_the_release_is_baked() {
        application = Shop.testedBy(Shop.TESTS + "rollout: {bake: 12s}");

        bench.deliver(Shop.deployed(REQUEST));
        assertThat(bench.published(VerificationPassed.class)).isEmpty();
        bench.advance(Duration.ofSeconds(11));
        assertThat(bench.published(VerificationPassed.class)).isEmpty();
        bench.advance(Duration.ofSeconds(1));

        assertThat(passed().getStatement()).endsWith("repeatedly while it baked");
        assertThat(caller.called()).hasSize(8);
        assertThat(bench.timers()).isEmpty();
    }

    @Test
    void fails_at_once_when_a_release_breaks_while_it_bakes() {
        application = Shop.testedBy(Shop.TESTS + "rollout: {bake: 1h}");
        caller.script(Shop.ENTRY + "/", answer(200, ""), answer(500, ""));

        bench.deliver(Shop.deployed(REQUEST)).advance(Duration.ofSeconds(5));

        assertThat(failed().getPurpose()).isEqualTo(Purpose.AFTER_SWITCH);
        assertThat(bench.timers()).isEmpty();
    }

    @Test
    void stops_baking_when_the_rollback_begins() {
        application = Shop.testedBy(Shop.TESTS + "rollout: {bake: 1h}");

        bench.deliver(Shop.deployed(REQUEST)).deliver(Shop.rollbackStarted(REQUEST));

        assertThat(bench.timers()).isEmpty();
        assertThat(bench.story()).containsExactly("VerificationStarted");
    }

    @Test
    void answers_once_when_its_process_dies_in_the_middle_of_the_tests() {
        bench.crashAfter("test").deliver(Shop.started(REQUEST)).resume();

        assertThat(bench.story())
                .containsExactly(
                        "VerificationStarted", "SmokeTestCompleted", "SmokeTestCompleted", "VerificationPassed");
    }

    @Test
    void fails_when_the_bundle_cannot_be_read_however_often_it_is_tried() {
        var unreachable = bench(_ -> {
            throw new TryAgain("the store does not answer");
        });

        unreachable.deliver(Shop.started(REQUEST)).advance(Duration.ofMinutes(5));

        assertThat(unreachable.story()).containsExactly("VerificationFailed");
        assertThat(unreachable.published(VerificationFailed.class).getFirst().getReasons())
                .extracting(Reason::getMessage)
                .singleElement()
                .asString()
                .contains("the store does not answer");
    }

    @Test
    void fails_at_once_when_the_bundle_is_no_application() {
        var broken = bench(_ -> {
            throw new GiveUp("bundle-unreadable", "slipway.yaml is missing", "bundle-unreadable");
        });

        broken.deliver(Shop.started(REQUEST));

        assertThat(broken.published(VerificationFailed.class).getFirst().getPurpose())
                .isEqualTo(Purpose.BEFORE_TRAFFIC);
    }

    @Test
    void fails_when_a_smoke_test_has_no_instance_to_go_to() {
        application = Shop.testedBy("smoke-tests: [{name: it works, service: worker, path: /state}]");

        bench.deliver(Shop.started(REQUEST));

        assertThat(failed().getReasons().getFirst().getMessage())
                .contains("for service worker, but only [backend, frontend] were started");
    }

    private StageBench bench(Releases releases) {
        var run = new RunSmokeTests(caller, CallingThread::new);
        return StageBench.of(new VerifyRelease(releases, run, new Bake(Duration.ofSeconds(5))).stage());
    }

    private Verifications remembered() {
        return bench.memory(Shop.TARGET, Verifications.class).orElseThrow();
    }

    private VerificationPassed passed() {
        return bench.published(VerificationPassed.class).getLast();
    }

    private VerificationFailed failed() {
        return bench.published(VerificationFailed.class).getLast();
    }
}
