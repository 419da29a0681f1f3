package dev.slipway.release.evidence.junit;

import static javax.xml.stream.XMLStreamConstants.DTD;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.ENTITY_REFERENCE;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import dev.slipway.release.evidence.report.Excerpt;
import dev.slipway.release.evidence.report.ReportFormat;
import dev.slipway.release.evidence.report.ReportLimits;
import dev.slipway.release.evidence.report.TestReport;
import dev.slipway.release.evidence.report.UnreadableReportException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.MissingResourceException;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads one JUnit XML file by its test cases; what a suite counts beyond them is counted too. */
public final class JUnitReader {

    private final XMLStreamReader xml;
    private final Deque<Suite> suites = new ArrayDeque<>();
    private final Suite all = new Suite();
    private int depth;
    private int entries;

    private JUnitReader(XMLStreamReader xml) {
        this.xml = xml;
        suites.push(all);
    }

    public static TestReport read(byte[] content) {
        try {
            return new JUnitReader(BoundedXml.reader(new StringReader(XmlText.of(content)))).report();
        } catch (XMLStreamException e) {
            throw broken(e);
        } catch (MissingResourceException wordless) { // the parser finds flaws for which it has no message
            throw notWellFormed("a character that XML does not allow", Optional.empty());
        }
    }

    private TestReport report() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case START_ELEMENT -> start(xml.getLocalName());
                case END_ELEMENT -> end(xml.getLocalName());
                case DTD, ENTITY_REFERENCE ->
                    throw unusable("there is a DOCTYPE or an entity of its own, which no test tool writes; remove it");
                default -> {} // text and comments say nothing that is judged
            }
        }
        return all.report();
    }

    private void start(String element) throws XMLStreamException {
        depth++;
        if (depth > ReportLimits.DEPTH) {
            throw unusable("elements are nested more than " + ReportLimits.DEPTH + " deep; hand in a flatter report");
        }
        if (depth == 1 && !element.equals("testsuites") && !element.equals("testsuite")) {
            throw unusable("it begins with <" + Excerpt.of(element)
                    + ">, a test report with <testsuites> or <testsuite>; hand in the JUnit XML of the test tool");
        }
        switch (element) {
            case "testsuite", "testsuites" -> {
                count();
                suites.push(Suite.declared(xml));
            }
            case "testcase" -> {
                count();
                innermost().add(TestCase.read(xml));
                depth--; // its end has been read with it
            }
            default -> {} // properties and output
        }
    }

    private void end(String element) {
        depth--;
        if (element.equals("testsuite") || element.equals("testsuites")) {
            var finished = suites.pop();
            innermost().add(finished);
        }
    }

    private Suite innermost() {
        return suites.element();
    }

    private void count() {
        entries++;
        if (entries > ReportLimits.ENTRIES) {
            throw unusable(
                    "there are more than " + ReportLimits.ENTRIES + " suites and test cases; hand in several reports");
        }
    }

    private UnreadableReportException unusable(String what) {
        var at = xml.getLocation();
        return UnreadableReportException.at(
                ReportFormat.JUNIT.toString(), at.getLineNumber(), at.getColumnNumber(), what);
    }

    private static UnreadableReportException broken(XMLStreamException e) {
        return notWellFormed(Excerpt.of(BoundedXml.complaint(e)), Optional.ofNullable(e.getLocation()));
    }

    private static UnreadableReportException notWellFormed(String complaint, Optional<Location> place) {
        var format = ReportFormat.JUNIT.toString();
        var what = "this is not well-formed (" + complaint + "); hand in the whole file as the test tool wrote it";
        return place.map(at -> UnreadableReportException.at(format, at.getLineNumber(), at.getColumnNumber(), what))
                .orElseGet(() -> UnreadableReportException.ofWhole(format, what));
    }
}
