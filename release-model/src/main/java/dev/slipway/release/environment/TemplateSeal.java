package dev.slipway.release.environment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The first line of a template, by which it is known later whether somebody has changed the rest. */
final class TemplateSeal {

    private static final String BEGINNING = "# Made from slipway.yaml by `slipway env template`; as made: ";
    private static final int DIGITS = 16;

    private TemplateSeal() {}

    static String on(String rest) {
        return BEGINNING + digest(rest) + "\n" + rest;
    }

    /** However lines end: Git changes that on some machines. */
    static boolean holdsFor(String content) {
        var text = content.replace("\r\n", "\n");
        var end = text.indexOf('\n');
        return end >= 0 && text.equals(on(text.substring(end + 1)));
    }

    private static String digest(String text) {
        try {
            var bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
