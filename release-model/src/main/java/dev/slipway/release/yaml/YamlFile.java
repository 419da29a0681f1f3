package dev.slipway.release.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
        var root = new Composition(name, problems, limits, ScalarRules.JSON)
                .one(text())
                .map(new MergeKeys(problems)::resolve);
        var value = root.flatMap(tree -> shape.read(Value.root(tree, problems)));
        if (problems.count() > 0 || value.isEmpty()) {
            throw problems.asException();
        }
        return value.get();
    }

    /** The documents of the file as trees, for a reader that changes them before it reads values from them. */
    public List<Tree> documents(ScalarRules rules, Problems problems) {
        return new Composition(name, problems, limits, rules).all(text());
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
