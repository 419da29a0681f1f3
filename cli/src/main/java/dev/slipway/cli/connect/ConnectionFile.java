package dev.slipway.cli.connect;

import dev.slipway.cli.CannotGoOn;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** What `slipway up` leaves behind so that the other commands find it without being told; for its owner's eyes only. */
public record ConnectionFile(TreeMap<String, String> values) {

    /** Looks for the file; where there is none, nothing is known. */
    public static ConnectionFile read(Path file) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file)));
        } catch (NoSuchFileException none) {
            return new ConnectionFile(new TreeMap<>());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the connection file " + file + " cannot be read; check that this user may", e);
        } catch (IllegalArgumentException e) {
            throw CannotGoOn.usage("the connection file " + file + " is broken (" + e.getMessage()
                    + "); remove it and run `slipway up`, which writes a new one");
        }
        var values = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return new ConnectionFile(values);
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public void write(Path file) {
        var text = new StringBuilder("# Written by `slipway up`; read by the other commands.\n");
        values.forEach((name, value) ->
                text.append(name).append('=').append(escaped(value)).append('\n'));
        try {
            OwnersFile.write(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the connection file " + file + " cannot be written", e);
        }
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\");
    }
}
