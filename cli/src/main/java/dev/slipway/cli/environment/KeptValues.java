package dev.slipway.cli.environment;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.Shell;
import dev.slipway.release.Slug;
import dev.slipway.release.compose.variables.Budget;
import dev.slipway.release.compose.variables.EnvironmentFile;
import dev.slipway.release.yaml.Problems;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The values in a file of variables, and which file that is. */
record KeptValues(Optional<Path> file, Map<String, String> values) {

    private static final long MOST_BYTES = 1024L * 1024;

    /** The file that is named; else that of the environment, else the one that everybody has. */
    static KeptValues in(Path folder, Optional<Slug> environment, Optional<Path> named, Shell shell) {
        var file = named.or(() -> Stream.concat(environment.map(name -> ".env." + name).stream(), Stream.of(".env"))
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst());
        return new KeptValues(file, file.map(path -> read(path, shell)).orElse(Map.of()));
    }

    /** As Compose reads it, with the variables of the shell for those it refers to. */
    static Map<String, String> read(Path file, Shell shell) {
        var problems = new Problems(file.toString());
        var values = new EnvironmentFile(file.toString(), content(file))
                .read(name -> Optional.ofNullable(shell.environment().get(name)), new Budget(), problems);
        if (problems.count() > 0) {
            throw problems.asException();
        }
        return values.values();
    }

    private static String content(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw CannotGoOn.usage(file + " is not there; name a file of lines NAME=value with --env-file");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw CannotGoOn.usage(file + " is larger than the " + MOST_BYTES + " bytes allowed");
            }
            return Files.readString(file);
        } catch (MalformedInputException binary) {
            throw new CannotGoOn(ExitCode.USAGE, file + " is not UTF-8 text; save it in that encoding", binary);
        } catch (IOException e) {
            throw new CannotGoOn(
                    ExitCode.USAGE, file + " cannot be read (" + e + "); check that this user may read it", e);
        }
    }
}
