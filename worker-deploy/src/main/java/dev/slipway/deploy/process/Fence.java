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

    synchronized void pass(Owner owner) {
        var file = TargetFolder.of(root, owner.target()).fence();
        long last = file.read()
                .map(content -> Long.parseLong(new String(content, US_ASCII).strip()))
                .orElse(Long.MIN_VALUE);
        if (owner.token() < last) {
            throw new FencedOut("This host (for " + owner.target() + ")", owner.token(), last);
        }
        if (owner.token() > last) {
            file.write(Long.toString(owner.token()).getBytes(US_ASCII));
        }
    }
}
