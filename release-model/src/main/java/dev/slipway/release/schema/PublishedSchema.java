package dev.slipway.release.schema;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The JSON Schema of a file that people write, for their editors; tests hold it to what the reader accepts. */
public enum PublishedSchema {
    APPLICATION("slipway.schema.json"),
    OPERATIONS("targets.schema.json");

    private final String fileName;

    PublishedSchema(String fileName) {
        this.fileName = fileName;
    }

    public String fileName() {
        return fileName;
    }

    /** The comment that leads an editor to the schema in the folder of the file. */
    public String hint() {
        return "# yaml-language-server: $schema=" + fileName;
    }

    public byte[] content() {
        try (var in = PublishedSchema.class.getResourceAsStream(fileName)) {
            if (in == null) {
                throw new IllegalStateException(fileName + " is not among the classes; build release-model again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
