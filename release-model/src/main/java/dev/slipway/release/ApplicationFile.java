package dev.slipway.release;

import dev.slipway.release.yaml.YamlFile;
import java.nio.file.Path;

/** Reads slipway.yaml, the one file that an application brings along for Slipway. */
public final class ApplicationFile {

    public static final String NAME = "slipway.yaml";

    private static final String WHEN_MISSING =
            "put one beside the application: its name, its services with command and health path, its smoke tests";

    private ApplicationFile() {}

    /** Throws `InvalidFileException` with every problem when the file is missing or wrong. */
    public static Application read(Path applicationDirectory) {
        return YamlFile.at(applicationDirectory.resolve(NAME), WHEN_MISSING).read(ApplicationShape.APPLICATION);
    }

    public static Application parse(byte[] content) {
        return new YamlFile(NAME, content).read(ApplicationShape.APPLICATION);
    }
}
