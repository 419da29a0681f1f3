package dev.slipway.cli.backup;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.Shell;
import dev.slipway.cli.connect.DataOptions;
import dev.slipway.release.Target;
import dev.slipway.release.backup.BackupRules;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.release.parts.Database;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which targets have a database, and by whose word. */
final class TargetsChoice {

    @Option(
            names = "--targets",
            paramLabel = "FILE",
            description = "The operator's targets.yaml, which says where backups lie and under which key. Else that of"
                    + " the `slipway up`.")
    private Optional<String> file;

    /** All of them, or the one that is asked for. */
    SortedMap<Target, BackupRules> withDatabase(Optional<String> asked, Shell shell, DataOptions data) {
        var found = withDatabase(shell, data);
        asked.map(Target::parse).filter(target -> !found.containsKey(target)).ifPresent(target -> {
            throw CannotGoOn.usage(path(shell, data) + " names no `database` for " + target + "; " + sentence(found));
        });
        if (found.isEmpty()) {
            throw CannotGoOn.usage(path(shell, data) + " names no `database` for any target; see docs/guide/files.md");
        }
        return asked.map(Target::parse)
                .<SortedMap<Target, BackupRules>>map(target -> new TreeMap<>(found.subMap(target, true, target, true)))
                .orElse(found);
    }

    /** The one that is asked for, which the gate knows better, or else the only one that there is. */
    Target one(Optional<String> asked, Shell shell, DataOptions data) {
        if (asked.isPresent()) {
            return Target.parse(asked.get());
        }
        var found = withDatabase(asked, shell, data);
        if (found.size() > 1) {
            throw CannotGoOn.usage("say which target is meant; " + sentence(new TreeMap<>(found)));
        }
        return found.firstKey();
    }

    private TreeMap<Target, BackupRules> withDatabase(Shell shell, DataOptions data) {
        var found = new TreeMap<Target, BackupRules>();
        OperationsFile.read(path(shell, data))
                .targets()
                .forEach((target, rules) ->
                        rules.parts().database().map(Database::backup).ifPresent(backup -> found.put(target, backup)));
        return found;
    }

    private Path path(Shell shell, DataOptions data) {
        return file.map(shell::resolve).orElseGet(() -> data.folder(shell).targets());
    }

    private static String sentence(SortedMap<Target, BackupRules> found) {
        return found.isEmpty()
                ? "no target has one there"
                : "named is one for "
                        + found.keySet().stream().map(Target::toString).collect(Collectors.joining(", "));
    }
}
