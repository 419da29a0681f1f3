package dev.slipway.release.evidence.junit;

import static javax.xml.stream.XMLStreamConstants.DTD;
import static javax.xml.stream.XMLStreamConstants.ENTITY_REFERENCE;

import dev.slipway.release.evidence.report.Excerpt;
import java.time.Duration;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One test, and how it ended; a test that passed when it was run again has passed. */
record TestCase(String name, Ending ending, Duration took) {

    /** From the best to the worst. */
    enum Ending {
        PASSED,
        SKIPPED,
        FAILED,
        ERROR
    }

    /** Reads on until the end of the test. */
    static TestCase read(XMLStreamReader xml) throws XMLStreamException {
        var attributes = new Attributes(xml);
        var name = name(attributes.text("classname"), attributes.text("name"));
        var took = attributes.seconds("time");
        var ending = Ending.PASSED;
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    ending = depth == 1 ? worse(ending, ending(xml.getLocalName())) : ending;
                    depth++;
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case DTD, ENTITY_REFERENCE ->
                    throw new XMLStreamException("it has an entity of its own", xml.getLocation());
                default -> {}
            }
        }
        return new TestCase(Excerpt.of(name), ending, took);
    }

    private static Ending ending(String element) {
        return switch (element) {
            case "failure" -> Ending.FAILED;
            case "error" -> Ending.ERROR;
            case "skipped", "disabled" -> Ending.SKIPPED;
            default -> Ending.PASSED;
        };
    }

    private static Ending worse(Ending one, Ending other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String name(String owner, String test) {
        return owner.isEmpty() || test.startsWith(owner) ? test : owner + "." + test;
    }
}
