package dev.slipway.release.operations;

/** What becomes of a request while another one holds its target. */
public enum WhenBusy {
    QUEUE,
    REJECT
}
