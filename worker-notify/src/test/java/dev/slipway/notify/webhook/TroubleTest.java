package dev.slipway.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class TroubleTest {

    private static final String SECRET = "hooks.example/hunter2";

    @Test
    void never_repeats_what_an_exception_says() {
        for (var failure : new IOException[] {
            new IOException(SECRET),
            new ConnectException(SECRET),
            new UnknownHostException(SECRET),
            new HttpTimeoutException(SECRET),
            new SSLHandshakeException(SECRET)
        }) {
            assertThat(Trouble.inWords(failure, Duration.ofSeconds(1)))
                    .isNotBlank()
                    .doesNotContain("hunter2");
        }
    }
}
