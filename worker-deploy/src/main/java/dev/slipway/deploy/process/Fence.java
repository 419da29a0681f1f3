package dev.slipway.deploy.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.slipway.deploy.FencedOut;
import dev.slipway.deploy.Owner;
import java.nio.file.Path;

/** Remembers on this host which owner of a target was the last to act, and holds back those before it. */
final class Fence {

    private final Path root;

    Fence(Path root) {
        this.root = root;
    }

    /** As one deed: of two workers that come at once, the older never writes over what the newer has left. */
    void pass(Owner owner) {
        TargetFolder.of(root, owner.target()).fence().change(content -> {
            long last = content.map(digits -> Long.parseLong(new String(digits, US_ASCII).strip()))
                    .orElse(Long.MIN_VALUE);
            if (owner.token() < last) {
                throw new FencedOut("This host (for " + owner.target() + ")", owner.token(), last);
            }
            return Long.toString(owner.token()).getBytes(US_ASCII);
        });
    }
}
