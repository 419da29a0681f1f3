package dev.slipway.verify;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.bundle.BundleStoreException;
import dev.slipway.release.bundle.BundledApplications;
import dev.slipway.runtime.GiveUp;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasesIT {

    @TempDir
    Path folder;

    @Test
    void gives_up_on_a_bundle_that_cannot_be_used() {
        assertThatThrownBy(() -> releases(false).applicationOf(Shop.release("1.1")))
                .isInstanceOf(GiveUp.class)
                .hasMessageStartingWith("the bundle of 1.1 cannot be used: there is no bundle");
    }

    @Test
    void leaves_a_store_that_is_away_to_be_tried_again() {
        assertThatThrownBy(() -> releases(true).applicationOf(Shop.release("1.1")))
                .isInstanceOf(BundleStoreException.Unreachable.class);
    }

    private Releases releases(boolean outOfOrder) {
        return Releases.in(new BundledApplications(new EmptyStore(outOfOrder), folder));
    }
}
