package dev.slipway.events.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The parts of the repository's documents that say what the flow says, written from the flow; `docs/generate` runs it. */
final class FlowDocuments {

    private static final String BEGIN = "<!-- the table is written by docs/generate -->";
    private static final String END = "<!-- end of the table -->";

    private FlowDocuments() {}

    /** Argument: the root of the repository. */
    public static void main(String[] arguments) throws IOException {
        var root = Path.of(arguments[0]);
        var architecture = root.resolve("ARCHITECTURE.md");
        var written = Files.readString(architecture);
        Files.writeString(architecture, withTable(written));
        Files.writeString(root.resolve("deploy/kafka/acls.txt"), AccessTable.text());
    }

    /** The table as it stands in a document. */
    static String tableIn(String document) {
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException(
                    "the document has no place for the table: write the lines " + List.of(BEGIN, END) + " into it");
        }
        return document.substring(begin + BEGIN.length() + 1, end);
    }

    private static String withTable(String document) {
        var table = tableIn(document);
        int begin = document.indexOf(BEGIN) + BEGIN.length() + 1;
        return document.substring(0, begin) + FlowTable.markdown() + document.substring(begin + table.length());
    }

    static String read(String file) {
        try {
            return Files.readString(Path.of("..").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
