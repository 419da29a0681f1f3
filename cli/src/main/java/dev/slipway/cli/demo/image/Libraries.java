package dev.slipway.cli.demo.image;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which shared libraries of this machine programs need to run elsewhere, as the loader itself tells. */
final class Libraries {

    private static final Pattern FOUND = Pattern.compile("(?:=>\\s+|^\\s+)(/\\S+)");

    private Libraries() {}

    /** Of all programs and libraries below the folders, and of the programs; those in the folders are there already. */
    static SortedSet<Path> of(List<Path> folders, List<Path> programs) {
        var asked = new ArrayList<Path>(programs);
        folders.forEach(folder -> asked.addAll(executable(folder)));
        var needed = new TreeSet<Path>();
        for (var line : ldd(asked)) {
            var match = FOUND.matcher(line);
            if (match.find() && !line.stripTrailing().endsWith(":")) {
                var library = Path.of(match.group(1));
                if (folders.stream().noneMatch(library::startsWith)) {
                    needed.add(library);
                }
            }
        }
        return needed;
    }

    private static List<Path> executable(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Files.isExecutable(file) || file.toString().endsWith(".so"))
                    .toList();
        } catch (IOException e) {
            throw cannotLook(e);
        }
    }

    private static List<String> ldd(List<Path> files) {
        var command = new ArrayList<>(List.of("ldd"));
        files.forEach(file -> command.add(file.toString()));
        try {
            var ldd = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            ldd.getOutputStream().close();
            return ldd.inputReader().readAllLines();
        } catch (IOException e) {
            throw cannotLook(e);
        }
    }

    private static CannotGoOn cannotLook(IOException e) {
        return new CannotGoOn(
                ExitCode.UNEXPECTED,
                "the images of the demo cannot be made, because `ldd` does not tell which libraries they need ("
                        + e.getMessage() + "); run the demo with --runtime processes",
                e);
    }
}
