package dev.slipway.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Verdict;
import dev.slipway.verify.Finding.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final String SECRET = "password=hunter2";

    @Test
    void passes_the_expected_answer_with_what_was_seen() {
        var finding = Judge.of(visit(), answer(200, "Hello", 12));

        assertThat(finding.kind()).isEqualTo(Kind.GOOD);
        assertThat(finding.evidence().getVerdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.evidence().getObserved()).isEqualTo("status 200 after 12 ms");
        assertThat(finding.evidence().getMillis()).isEqualTo(12);
    }

    @Test
    void fails_a_late_answer_and_says_by_how_much() {
        var finding = Judge.of(visit(), answer(200, "Hello", 1500));

        assertThat(finding.kind()).isEqualTo(Kind.LATE);
        assertThat(finding.evidence().getObserved())
                .isEqualTo("GET http://127.0.0.1:1/x: it took 1500 ms instead of at most 1000 ms");
    }

    @Test
    void fails_a_body_without_the_text_and_never_quotes_it() {
        var finding = Judge.of(visit(), answer(200, SECRET, 1));

        assertThat(finding.kind()).isEqualTo(Kind.WRONG);
        assertThat(finding.evidence().getObserved()).contains("`Hello` is not in the 16 bytes of the body");
        assertThat(finding.evidence().toString()).doesNotContain("hunter2");
    }

    @Test
    void says_that_only_the_beginning_of_a_huge_body_was_read() {
        var huge = new Seen.Answer(200, Optional.empty(), new Seen.Body("x", 4096, false), Duration.ofMillis(1));

        assertThat(Judge.of(visit(), huge).evidence().getObserved())
                .contains("`Hello` is not in the first 4096 bytes of the body");
    }

    @Test
    void tells_where_a_redirect_points_without_having_gone_there() {
        var away = new Seen.Answer(
                302, Optional.of("https://elsewhere.example/login"), new Seen.Body("", 0, true), Duration.ofMillis(1));

        var evidence = Judge.of(visit(), away).evidence();

        assertThat(evidence.getObserved())
                .contains("status 302 pointing to https://elsewhere.example/login (not followed) instead of 200");
        assertThat(evidence.getFix()).contains("test the address that it points to, or expect status 302");
    }

    @Test
    void fails_silence_and_says_where_to_look() {
        var finding = Judge.of(visit(), new Seen.Silence("nobody listens there", Duration.ZERO));

        assertThat(finding.kind()).isEqualTo(Kind.SILENT);
        assertThat(finding.evidence().getObserved())
                .isEqualTo("GET http://127.0.0.1:1/x: no answer: nobody listens there");
        assertThat(finding.evidence().getFix()).contains("log of backend");
    }

    private static Visit visit() {
        var test = Shop.testedBy("smoke-tests: [{name: t, service: backend, path: /x, within: 1s, contains: Hello}]")
                .smokeTests()
                .getFirst();
        return new Visit("t", test, URI.create("http://127.0.0.1:1/x"), Optional.empty());
    }

    private static Seen answer(int status, String body, long millis) {
        return ScriptedCaller.answer(status, body, Duration.ofMillis(millis));
    }
}
