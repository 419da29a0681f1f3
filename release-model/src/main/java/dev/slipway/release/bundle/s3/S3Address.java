package dev.slipway.release.bundle.s3;

import java.net.URI;

/** Which bucket of which store, and as whom. */
public record S3Address(URI endpoint, String region, String bucket, boolean pathStyle, S3Credentials credentials) {}
