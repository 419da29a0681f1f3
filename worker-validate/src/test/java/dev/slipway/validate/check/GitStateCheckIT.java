package dev.slipway.validate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.ClaimCheck;
import dev.slipway.events.Release;
import dev.slipway.events.Verdict;
import dev.slipway.events.wire.Sha256;
import dev.slipway.validate.Workshop;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitStateCheckIT {

    private static final String COMMIT = "0123456789".repeat(4);

    @TempDir
    Path folder;

    private Workshop madeOf(@Nullable String commit) {
        return new Workshop(folder)
                .release(Release.newBuilder()
                        .setVersion("1.0")
                        .setBundle(new ClaimCheck(Sha256.hex("1.0"), 1L))
                        .setCommit(commit)
                        .build());
    }

    private static Finding look(Workshop shop) throws Exception {
        return shop.look(new GitStateCheck());
    }

    @Test
    void passes_a_release_of_a_clean_commit() throws Exception {
        assertThat(look(madeOf(COMMIT).uncommitted(false)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(look(madeOf(COMMIT)).observed()).endsWith(COMMIT);
    }

    @Test
    void tells_of_a_release_without_a_commit() throws Exception {
        assertThat(look(madeOf(null)).fix()).contains("Git checkout");
        assertThat(look(madeOf("main")).observed()).contains("`main` is no commit");
    }

    @Test
    void tells_of_files_that_were_not_committed() throws Exception {
        var finding = look(madeOf(COMMIT).uncommitted(true));
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.observed()).contains("differ from commit " + COMMIT);
    }
}
