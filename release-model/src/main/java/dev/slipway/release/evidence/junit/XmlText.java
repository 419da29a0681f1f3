package dev.slipway.release.evidence.junit;

import dev.slipway.release.evidence.report.Excerpt;
import dev.slipway.release.evidence.report.ReportFormat;
import dev.slipway.release.evidence.report.UnreadableReportException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns the bytes of XML into text before the parser would, which writes about bytes that fit no encoding to stderr. */
final class XmlText {

    private static final Pattern DECLARED =
            Pattern.compile("^(?:\\x{ef}\\x{bb}\\x{bf})?<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"']{1,40})[\"']");
    private static final int DECLARATION = 300;

    private XmlText() {}

    static String of(byte[] content) {
        var charset = charset(content);
        try {
            var text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw UnreadableReportException.ofWhole(
                    ReportFormat.JUNIT.toString(),
                    "it is not in the encoding " + charset
                            + "; write the report in UTF-8, or say which encoding it has");
        }
    }

    private static Charset charset(byte[] content) {
        if (content.length >= 2 && (isMark(content, 0xfe, 0xff) || isMark(content, 0xff, 0xfe))) {
            return StandardCharsets.UTF_16;
        }
        var start = new String(content, 0, Math.min(content.length, DECLARATION), StandardCharsets.ISO_8859_1);
        var declared = DECLARED.matcher(start);
        return declared.find() ? named(declared.group(1)) : StandardCharsets.UTF_8;
    }

    private static boolean isMark(byte[] content, int first, int second) {
        return (content[0] & 0xff) == first && (content[1] & 0xff) == second;
    }

    private static Charset named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "utf-8", "utf8" -> StandardCharsets.UTF_8;
            case "us-ascii", "ascii" -> StandardCharsets.US_ASCII;
            case "iso-8859-1" -> StandardCharsets.ISO_8859_1;
            case "utf-16" -> StandardCharsets.UTF_16;
            case "windows-1252", "cp1252" -> Charset.forName("windows-1252");
            default ->
                throw UnreadableReportException.ofWhole(
                        ReportFormat.JUNIT.toString(),
                        "its encoding is `" + Excerpt.of(name) + "`; write the report in UTF-8");
        };
    }
}
