package dev.slipway.cli.connect;

import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.keys.SigningKey;

/** Everything a request for a release needs from outside: the broker, the store, and the key to sign with. */
public record Connection(Broker broker, S3Address store, SigningKey key) {}
