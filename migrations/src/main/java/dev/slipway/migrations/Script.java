package dev.slipway.migrations;

import dev.slipway.migrations.sql.SqlScript;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file of SQL as it was shipped, with line ends made alike so that a checkout on another system is still the same script. */
public record Script(String file, String text, SqlScript sql) {

    public static Script of(String file, String written) {
        var text = (written.startsWith("\uFEFF") ? written.substring(1) : written)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        return new Script(file, text, SqlScript.parse(text));
    }

    /** SHA-256 of the text, in hexadecimal digits. */
    public String checksum() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
