package dev.slipway.backup.store;

/** A small object, and the tag by which it can be told whether it is still the same. */
public record Content(byte[] bytes, String etag) {}
