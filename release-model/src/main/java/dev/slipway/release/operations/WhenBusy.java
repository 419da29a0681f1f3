package dev.slipway.release.operations;

/** What becomes of a request while another one holds its target. */
public enum WhenBusy {
    QUEUE,
    /** It ends those that wait, once nothing speaks against it. */
    SUPERSEDE,
    REJECT
}
