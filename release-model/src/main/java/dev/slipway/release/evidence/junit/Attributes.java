package dev.slipway.release.evidence.junit;

import dev.slipway.release.evidence.report.Excerpt;
import dev.slipway.release.evidence.report.ReportFormat;
import dev.slipway.release.evidence.report.ReportLimits;
import dev.slipway.release.evidence.report.UnreadableReportException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/** The attributes of the element that is being read. */
record Attributes(XMLStreamReader xml) {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{0,18})?");

    String text(String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name)).orElse("");
    }

    /** A number of tests, 0 where it is not written. */
    int count(String name) {
        var written = text(name).strip();
        if (written.isEmpty()) {
            return 0;
        }
        if (!written.matches("[0-9]{1,9}") || Integer.parseInt(written) > ReportLimits.ENTRIES) {
            var at = xml.getLocation();
            throw UnreadableReportException.at(
                    ReportFormat.JUNIT.toString(),
                    at.getLineNumber(),
                    at.getColumnNumber(),
                    "`" + name + "` is `" + Excerpt.of(written) + "`, it must be a number of tests up to "
                            + ReportLimits.ENTRIES + "; hand in the file as the test tool wrote it");
        }
        return Integer.parseInt(written);
    }

    /** Some tools group the thousands, some write nothing useful: then it took no time. */
    Duration seconds(String name) {
        var written = text(name).strip().replace(",", "");
        return SECONDS.matcher(written).matches()
                ? Duration.ofMillis(
                        new BigDecimal(written).movePointRight(3).toBigInteger().longValueExact())
                : Duration.ZERO;
    }
}
