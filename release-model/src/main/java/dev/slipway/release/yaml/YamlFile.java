package dev.slipway.release.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A YAML file by its name and bytes; reading it gives a value, or every problem at once. */
public record YamlFile(String name, byte[] content, YamlLimits limits) {

    public YamlFile(String name, byte[] content) {
        this(name, content, YamlLimits.DEFAULT);
    }

    /** Reads no more than a file may have; `whenMissing` tells a person what to do without it. */
    public static YamlFile at(Path path, String whenMissing) {
        if (!Files.isRegularFile(path)) {
            throw InvalidFileException.ofWholeFile(path.toString(), "there is no such file; " + whenMissing);
        }
        try (var in = Files.newInputStream(path)) {
            return new YamlFile(path.toString(), in.readNBytes(YamlLimits.DEFAULT.bytes() + 1));
        } catch (IOException e) {
            throw InvalidFileException.ofWholeFile(
                    path.toString(), "cannot be read (" + e + "); check that this user may read it");
        }
    }

    public <T> T read(Shape<T> shape) {
        var problems = new Problems(name);
        var root = new Composition(problems, limits).of(text());
        var value = root.flatMap(node -> shape.read(new Value(node, "", problems)));
        if (problems.count() > 0 || value.isEmpty()) {
            throw problems.asException();
        }
        return value.get();
    }

    private String text() {
        if (content.length > limits.bytes()) {
            throw InvalidFileException.ofWholeFile(name, "is larger than the " + limits.bytes() + " bytes allowed");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw InvalidFileException.ofWholeFile(name, "is not UTF-8 text; save it in that encoding");
        }
    }
}
