package dev.slipway.release.bundle.s3;

/** A key pair of a store; the secret half never shows in text. */
public record S3Credentials(String accessKey, String secretKey) {

    @Override
    public String toString() {
        return "access key " + accessKey;
    }
}
