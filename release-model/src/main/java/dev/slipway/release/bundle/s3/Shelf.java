package dev.slipway.release.bundle.s3;

/** What lies in a store beside each other, each under its digest. */
public enum Shelf {
    BUNDLES("bundles/sha256/", "bundle", "publish the release again"),
    EVIDENCE("evidence/sha256/", "report", "hand it in with a new request");

    private final String prefix;
    private final String content;
    private final String whenMissing;

    Shelf(String prefix, String content, String whenMissing) {
        this.prefix = prefix;
        this.content = content;
        this.whenMissing = whenMissing;
    }

    String prefix() {
        return prefix;
    }

    String content() {
        return content;
    }

    String whenMissing() {
        return whenMissing;
    }
}
