package dev.slipway.release.backup;

import dev.slipway.release.SecretReference;

/** A key that data keys are wrapped with, by its name; 32 bytes in Base64 lie behind the reference. */
public record BackupKey(String name, SecretReference secret) {}
