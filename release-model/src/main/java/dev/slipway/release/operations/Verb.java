package dev.slipway.release.operations;

/** What somebody may be allowed to ask for; a veto needs the right to approve; what overrides a rule needs a right of its own beside that to ask. */
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
    OVERRIDE_FREEZE,
    OVERRIDE_APPROVAL
}
