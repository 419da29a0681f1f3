package dev.slipway.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.checks.WeighedCheck;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.validate.check.ReleaseCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContentChecksTest {

    /** It reads the log, so only a worker beside a broker makes it. */
    private static final String OF_THE_LOG = "recent-backup";

    @Test
    void has_a_check_for_every_id_that_an_operator_may_weigh() {
        var parts = PartChecks.of(Duration.ofSeconds(1), new Secrets(Map.of()), Path.of("."), InstantSource.system());
        var made = Stream.concat(
                        Stream.concat(ContentChecks.ALL.stream(), parts.all().stream())
                                .map(ReleaseCheck::id),
                        Stream.of(OF_THE_LOG))
                .toList();
        assertThat(made).doesNotHaveDuplicates();
        assertThat(made)
                .containsAll(Arrays.stream(WeighedCheck.values())
                        .map(WeighedCheck::id)
                        .toList());
    }
}
