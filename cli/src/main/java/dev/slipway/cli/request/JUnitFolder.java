package dev.slipway.cli.request;

import dev.slipway.cli.CannotGoOn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/** Makes one report of the many files that a test run leaves in a folder, one for each test class. */
final class JUnitFolder {

    private static final XMLInputFactory READ = XMLInputFactory.newDefaultFactory();

    static {
        READ.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        READ.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private JUnitFolder() {}

    static void join(Path folder, Path whole) throws IOException {
        var files = files(folder);
        if (files.isEmpty()) {
            throw CannotGoOn.usage("there is no JUnit file (*.xml) in " + folder + "; run the tests first");
        }
        try (var out = Files.newOutputStream(whole)) {
            var writer = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(out, "UTF-8");
            var events = XMLEventFactory.newDefaultFactory();
            writer.add(events.createStartDocument("UTF-8"));
            writer.add(events.createStartElement("", "", "testsuites"));
            for (var file : files) {
                copy(file, writer);
            }
            writer.add(events.createEndElement("", "", "testsuites"));
            writer.add(events.createEndDocument());
            writer.close();
        } catch (XMLStreamException e) {
            throw CannotGoOn.usage("the JUnit files in " + folder + " cannot be joined (" + e.getMessage()
                    + "); hand in single files");
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path file, XMLEventWriter writer) throws IOException, XMLStreamException {
        try (var in = Files.newInputStream(file)) {
            var reader = READ.createXMLEventReader(in);
            try {
                copy(reader, writer);
            } catch (XMLStreamException broken) {
                throw CannotGoOn.usage(file + " is no JUnit file: " + broken.getMessage() + "; run the tests again");
            }
        }
    }

    private static void copy(XMLEventReader reader, XMLEventWriter writer) throws XMLStreamException {
        while (reader.hasNext()) {
            var event = reader.nextEvent();
            if (event.isStartElement() || event.isEndElement() || event.isCharacters()) {
                writer.add(event);
            }
        }
    }
}
