package dev.slipway.release.compose;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which files of a bundle are to be read, and what surrounds them.
 *
 * @param folder the bundle's folder, which no path may leave
 * @param files the Compose files as paths inside the folder, each laid over those before it
 * @param environment the variables that are set, which count more than those in `.env`
 * @param profiles the active profiles; when there are none, those that `COMPOSE_PROFILES` names
 * @param fallbackName what the project is called when neither a file nor a variable says it
 */
public record ComposeRequest(
        Path folder, List<String> files, Map<String, String> environment, Set<String> profiles, String fallbackName) {

    public ComposeRequest {
        files = List.copyOf(files);
        environment = Map.copyOf(environment);
        profiles = Set.copyOf(profiles);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no Compose file is named; name at least one, such as compose.yaml");
        }
    }

    public static ComposeRequest of(Path folder, List<String> files) {
        return new ComposeRequest(folder, files, Map.of(), Set.of(), "application");
    }

    public ComposeRequest withEnvironment(Map<String, String> variables) {
        return new ComposeRequest(folder, files, variables, profiles, fallbackName);
    }

    public ComposeRequest withProfiles(Set<String> active) {
        return new ComposeRequest(folder, files, environment, active, fallbackName);
    }

    public ComposeRequest called(String name) {
        return new ComposeRequest(folder, files, environment, profiles, name);
    }
}
