package dev.slipway.release.operations;

/** What somebody may be allowed to ask for; a veto needs the right to approve, a deployment in a freeze two. */
public enum Verb {
    DEPLOY,
    ROLLBACK,
    CANCEL,
    CLEAR,
    APPROVE,
    RELEASE,
    BACKUP,
    RESTORE,
    DRILL,
    OVERRIDE_FREEZE
}
