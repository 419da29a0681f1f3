package dev.slipway.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.runtime.engine.LedgerJson;
import org.junit.jupiter.api.Test;

class LogbookTest {

    @Test
    void a_memory_from_before_the_host_was_remembered_can_be_read() {
        var before = """
                {"live": null, "warm": null, "running": null, "history": [], "ended": [], "millis": {"start:web": 12}}
                """;

        var book = LedgerJson.read(before.getBytes(UTF_8), Logbook.class);

        assertThat(book.host()).isEmpty();
        assertThat(book.millis()).containsEntry("start:web", 12L);
    }
}
