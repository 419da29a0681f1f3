package dev.slipway.backup.store;

/** A stretch of a piece as it was sent: how long, and its SHA-256 in hexadecimal. */
public record Part(long size, String sha256) {}
