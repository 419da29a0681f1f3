package dev.slipway.deploy.process;

import dev.slipway.deploy.host.DurableFile;
import dev.slipway.release.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The folder of one target on this host: a folder for each instance, and the token of the last owner that acted. */
record TargetFolder(Path path) {

    private static final int LOGS_KEPT = 10;
    private static final JsonMapper JSON = new JsonMapper();

    static TargetFolder of(Path root, Target target) {
        return new TargetFolder(root.resolve(target.application().value())
                .resolve(target.environment().value()));
    }

    /** The targets that something was started for below this folder. */
    static List<Target> below(Path root) {
        return list(root).stream()
                .flatMap(application -> list(application).stream()
                        .map(environment -> Target.of(
                                application.getFileName().toString(),
                                environment.getFileName().toString())))
                .toList();
    }

    DurableFile fence() {
        return new DurableFile(path.resolve("fence"));
    }

    Path instance(String id) {
        return path.resolve("instances").resolve(id);
    }

    Path log(String id) {
        return instance(id).resolve("output.log");
    }

    void remember(InstanceState state) {
        stateFile(state.id()).write(JSON.writeValueAsBytes(state));
    }

    /** The log stays, for whoever wants to know why it ended. */
    void forget(String id) {
        stateFile(id).delete();
    }

    List<InstanceState> remembered() {
        return folders().stream()
                .flatMap(folder -> stateFile(folder.getFileName().toString()).read().stream())
                .map(content -> JSON.readValue(content, InstanceState.class))
                .toList();
    }

    /** Of the instances that have ended, the latest logs are kept. */
    void clearOldLogs() {
        folders().stream()
                .filter(folder -> !Files.exists(folder.resolve("instance.json")))
                .sorted(Comparator.comparingLong(
                                (Path folder) -> folder.toFile().lastModified())
                        .reversed())
                .skip(LOGS_KEPT)
                .forEach(TargetFolder::delete);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the old log in " + folder + ".", e);
        }
    }

    private DurableFile stateFile(String id) {
        return new DurableFile(instance(id).resolve("instance.json"));
    }

    private List<Path> folders() {
        return list(path.resolve("instances"));
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list what is in " + folder + ".", e);
        }
    }
}
