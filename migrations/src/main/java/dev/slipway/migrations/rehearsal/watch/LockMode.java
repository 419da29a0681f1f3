package dev.slipway.migrations.rehearsal.watch;

import java.util.Arrays;
import java.util.Optional;

/** PostgreSQL's locks on tables from the weakest to the strongest, with what they leave to everybody else. */
public enum LockMode {
    ACCESS_SHARE("AccessShareLock", Blocks.NOTHING),
    ROW_SHARE("RowShareLock", Blocks.NOTHING),
    ROW_EXCLUSIVE("RowExclusiveLock", Blocks.NOTHING),
    SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock", Blocks.NOTHING),
    SHARE("ShareLock", Blocks.WRITES),
    SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock", Blocks.WRITES),
    EXCLUSIVE("ExclusiveLock", Blocks.WRITES),
    ACCESS_EXCLUSIVE("AccessExclusiveLock", Blocks.EVERYTHING);

    /** What others cannot do to a table meanwhile. */
    public enum Blocks {
        NOTHING("nobody is kept waiting"),
        WRITES("nobody can write to it"),
        EVERYTHING("nobody can read or write it");

        private final String words;

        Blocks(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private final String inCatalog;
    private final Blocks blocks;

    LockMode(String inCatalog, Blocks blocks) {
        this.inCatalog = inCatalog;
        this.blocks = blocks;
    }

    static Optional<LockMode> of(String inCatalog) {
        return Arrays.stream(values())
                .filter(mode -> mode.inCatalog.equals(inCatalog))
                .findFirst();
    }

    public Blocks blocks() {
        return blocks;
    }

    public boolean keepsOthersWaiting() {
        return blocks != Blocks.NOTHING;
    }

    /** As PostgreSQL's manual writes it. */
    public String words() {
        return name().replace('_', ' ');
    }
}
