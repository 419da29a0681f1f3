package dev.slipway.deploy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a container is given besides its image: variables, secrets as files in memory, and other files. */
public record Belongings(Map<String, String> variables, List<HandedFile> secrets, List<HandedFile> files) {

    public Belongings {
        variables = Map.copyOf(variables);
        secrets = List.copyOf(secrets);
        files = List.copyOf(files);
    }

    /** Values may be secrets: only the names are told. */
    @Override
    public String toString() {
        return "Belongings[" + variables.keySet() + ", "
                + Stream.concat(secrets.stream(), files.stream())
                        .map(HandedFile::path)
                        .toList() + "]";
    }
}
