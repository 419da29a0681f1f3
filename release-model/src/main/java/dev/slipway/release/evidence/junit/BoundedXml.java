package dev.slipway.release.evidence.junit;

import dev.slipway.release.evidence.report.ReportLimits;
import java.io.Reader;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A parser of XML that opens no other file and no connection, expands nothing, and gives up early. */
final class BoundedXml {

    private static final Map<String, Object> SETTINGS = Map.of(
            XMLInputFactory.SUPPORT_DTD,
            false,
            XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES,
            false,
            XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES,
            false,
            XMLInputFactory.IS_COALESCING,
            false,
            XMLConstants.ACCESS_EXTERNAL_DTD,
            "",
            "jdk.xml.maxElementDepth",
            ReportLimits.DEPTH + 1,
            "jdk.xml.elementAttributeLimit",
            200,
            "jdk.xml.maxXMLNameLimit",
            1000);

    private static final XMLInputFactory FACTORY = factory();

    private BoundedXml() {}

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        SETTINGS.forEach(factory::setProperty);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("it refers to another file, and none is opened");
        });
        return factory;
    }

    static XMLStreamReader reader(Reader content) throws XMLStreamException {
        synchronized (FACTORY) { // the JDK does not promise that several threads may ask it at once
            return FACTORY.createXMLStreamReader(content);
        }
    }

    /** What the parser has to say, without the place, which it puts in front on a line of its own. */
    static String complaint(XMLStreamException e) {
        var message = String.valueOf(e.getMessage());
        var text = message.indexOf("Message: ");
        return text < 0 ? message : message.substring(text + "Message: ".length());
    }
}
