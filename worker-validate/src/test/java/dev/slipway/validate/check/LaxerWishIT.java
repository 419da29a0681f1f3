package dev.slipway.validate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Verdict;
import dev.slipway.validate.Workshop;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaxerWishIT {

    @TempDir
    Path folder;

    @Test
    void says_that_a_laxer_word_of_the_application_does_not_hold() throws Exception {
        var finding = new Workshop(folder).says("checks: {compose: off}\n").look(new BundleCheck());

        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.observed()).contains("`checks.compose` is `off`", "stays `block`");
    }
}
