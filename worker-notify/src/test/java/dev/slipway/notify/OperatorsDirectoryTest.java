package dev.slipway.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.notify.webhook.Webhooks;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.runtime.GiveUp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperatorsDirectoryTest {

    private static final Channel CONSOLE = (message, key) -> {};

    private final Operations operations = OperationsFile.parse("""
            webhooks:
              chat: https://chat.example/${env:CHAT_TOKEN}
              broken: ${env:CHAT_TOKEN}
            targets:
              shop/production:
                runtime: processes
                router: {port: 8000}
                notify: [chat, console]
              shop/test:
                runtime: processes
                router: {port: 8001}
            """.getBytes(StandardCharsets.UTF_8));
    private final Webhooks webhooks = new Webhooks(Duration.ofSeconds(1));
    private final OperatorsDirectory directory = new OperatorsDirectory(
            () -> operations, CONSOLE, webhooks, setting -> setting.written().replace("${env:CHAT_TOKEN}", "hunter2"));

    @AfterEach
    void close() {
        webhooks.close();
    }

    @Test
    void names_the_channels_of_a_target_with_the_console_first() {
        assertThat(directory.channelsOf("shop/production")).containsExactly("console", "chat");
        assertThat(directory.channelsOf("shop/test")).isEmpty();
    }

    @Test
    void knows_nobody_who_listens_to_an_unknown_or_malformed_target() {
        assertThat(directory.channelsOf("shop/elsewhere")).isEmpty();
        assertThat(directory.channelsOf("../../etc")).isEmpty();
        assertThat(directory.channelsOf("")).isEmpty();
    }

    @Test
    void opens_the_console_and_webhooks_without_showing_an_address() {
        assertThat(directory.channel("console")).isSameAs(CONSOLE);
        assertThat(directory.channel("chat")).hasToString("webhook chat");
    }

    @Test
    void refuses_a_webhook_that_is_gone_from_the_file() {
        assertThatThrownBy(() -> directory.channel("pager"))
                .isInstanceOf(GiveUp.class)
                .hasMessageContaining("no webhook `pager` any more");
    }

    @Test
    void refuses_a_secret_that_is_no_address_without_showing_it() {
        assertThatThrownBy(() -> directory.channel("broken"))
                .isInstanceOf(GiveUp.class)
                .hasMessageContaining("webhook `broken` is not an http or https address")
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }
}
