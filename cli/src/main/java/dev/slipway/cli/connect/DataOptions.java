package dev.slipway.cli.connect;

import dev.slipway.cli.Shell;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which `slipway up` a command belongs to, and what that one left behind for it. */
public final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder of the `slipway up` to speak to. Else SLIPWAY_DATA, else ./.slipway, else ~/.slipway.")
    private Optional<String> data;

    public DataFolder folder(Shell shell) {
        return DataFolder.of(data, shell);
    }

    Optional<String> found(Shell shell, Optional<String> option, String variable, String property) {
        return option.or(() -> Optional.ofNullable(shell.environment().get(variable)))
                .filter(value -> !value.isBlank())
                .or(() -> ConnectionFile.read(folder(shell).connection()).value(property));
    }
}
