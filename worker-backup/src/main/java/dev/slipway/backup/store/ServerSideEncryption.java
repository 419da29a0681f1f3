package dev.slipway.backup.store;

import org.jspecify.annotations.Nullable;

/** What a store is told to encrypt with on its own side: an algorithm such as `aws:kms`, and the key if not the bucket's. */
public record ServerSideEncryption(
        String algorithm, @Nullable String key) {}
