package dev.slipway.backup.vault;

/** Is told every few mebibytes how far it has come; by throwing it ends what it watches. */
@FunctionalInterface
public interface Watcher {

    Watcher NOBODY = progress -> {};

    void sees(Progress progress);
}
