package dev.slipway.backup.seal;

/** A data key as it may lie beside what it opens: encrypted with the named key, in Base64. */
public record WrappedKey(String key, String wrapped) {}
