package dev.slipway.release.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A folder with Compose files in the manner of a well-known stack, and how they are to be read. */
record Stack(Path folder, List<String> files, Map<String, String> environment, Set<String> profiles) {

    static final String EXPECTED = "expected.json";

    private static final String HOW = "stack.txt";

    /** Its `stack.txt`, if there is one, says `file NAME`, `set NAME=VALUE` and `profile NAME`, a line each. */
    static Stack in(Path folder) throws IOException {
        var files = new ArrayList<String>();
        var environment = new LinkedHashMap<>(Map.of("HOME", "/home/somebody"));
        var profiles = new LinkedHashSet<String>();
        var how = folder.resolve(HOW);
        for (var line : Files.exists(how) ? Files.readAllLines(how) : List.<String>of()) {
            var words = line.split(" ", 2);
            switch (words[0]) {
                case "file" -> files.add(words[1]);
                case "set" -> environment.put(words[1].split("=", 2)[0], words[1].split("=", 2)[1]);
                case "profile" -> profiles.add(words[1]);
                default -> throw new IOException(how + ": `" + line + "` is neither file, set nor profile");
            }
        }
        return new Stack(folder, files.isEmpty() ? ComposeFileNames.standard(folder) : files, environment, profiles);
    }

    String name() {
        return folder.getFileName().toString();
    }

    ComposeRequest request() {
        return ComposeRequest.of(folder, files)
                .withEnvironment(environment)
                .withProfiles(profiles)
                .called(name());
    }
}
