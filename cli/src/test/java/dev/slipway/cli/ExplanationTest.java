package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.tell.Screen;
import dev.slipway.embedded.CannotStart;
import dev.slipway.release.bundle.BundleStoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    @Test
    void passes_on_what_was_said_with_its_exit_code() {
        assertThat(Explanation.of(new CannotGoOn(ExitCode.NO_CONNECTION, "nobody answers")))
                .extracting(Explanation::exitCode, Explanation::message)
                .containsExactly(ExitCode.NO_CONNECTION, "nobody answers");
    }

    @Test
    void calls_what_a_person_typed_or_wrote_wrongly_bad_usage() {
        assertThat(Explanation.of(new IllegalArgumentException("`Shop` is not a name"))
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void tells_a_store_that_is_not_there_from_one_that_refuses() {
        var cause = new IOException("refused");
        assertThat(Explanation.of(new BundleStoreException.Unreachable("no store", cause))
                        .exitCode())
                .isEqualTo(ExitCode.NO_CONNECTION);
        assertThat(Explanation.of(new BundleStoreException.Denied("not you", cause))
                        .exitCode())
                .isEqualTo(ExitCode.UNEXPECTED);
    }

    @Test
    void says_which_port_is_taken() {
        var taken = CannotStart.portTaken("Kafka broker", 9092, new BindException("in use"));

        assertThat(Explanation.of(taken).message()).contains("127.0.0.1:9092").contains("choose another port");
    }

    @Test
    void says_of_a_file_what_the_system_said() {
        var failure = new UncheckedIOException("the file x cannot be read", new IOException("disk on fire"));

        assertThat(Explanation.of(failure).message())
                .contains("the file x cannot be read")
                .contains("disk on fire");
    }

    @Test
    void shows_a_stack_trace_only_to_those_who_ask() {
        var failure = Explanation.of(new IllegalStateException("a bug"));

        assertThat(shown(failure, false)).contains("--verbose").doesNotContain("\tat ");
        assertThat(shown(failure, true)).contains("\tat ");
    }

    private static String shown(Explanation explanation, boolean verbose) {
        var err = new ByteArrayOutputStream();
        var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        explanation.shownOn(new Screen(stream, stream, false, false), verbose, "slipway up");
        return err.toString(StandardCharsets.UTF_8);
    }
}
