package dev.slipway.events.wire;

/** The Kafka headers of a record. */
public final class HeaderNames {
    /** SHA-256 of the text of the schema that the body was written with, in hexadecimal. */
    public static final String SCHEMA_SHA256 = "schema-sha256";
    /** Id of the key that signed the record. */
    public static final String KEY = "slipway-key";
    /** When the signature expires, in milliseconds since 1970. */
    public static final String EXPIRES = "slipway-expires";
    /** The Ed25519 signature, in Base64. */
    public static final String SIGNATURE = "slipway-signature";
    /** The partition that a request was sent to wrongly; the gate has moved it to the one of its target, and refuses it there. */
    public static final String STRAYED = "slipway-strayed";
    /** W3C trace context. */
    public static final String TRACEPARENT = "traceparent";

    private HeaderNames() {}
}
