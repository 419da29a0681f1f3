package dev.slipway.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final List<String> lines = new ArrayList<>();
    private final Console console = new Console(lines::add);

    @Test
    void prints_one_line_per_message() {
        console.tell(Compose.of(Outcomes.succeeded()), "key");

        assertThat(lines).containsExactly("shop/production: deploy of 1.1 succeeded: 1.1 serves all traffic");
    }

    @Test
    void lets_no_quoted_text_take_over_the_terminal() {
        console.tell(Compose.of(Outcomes.rejected("bad\r\nshop/production: all is well\u001b[2J\u202e")), "key");

        assertThat(lines).singleElement().asString().doesNotContain("\n", "\r", "\u001b", "\u202e");
    }
}
