package dev.slipway.cli.environment;

import dev.slipway.cli.Shell;
import dev.slipway.release.Application;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.Slug;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which application is meant, and in which environment. */
final class ApplicationChoice {

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = ".",
            description = "The application directory; else the present one.")
    private String directory = ".";

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "The environment, such as production; else what holds in all of them.")
    private Optional<String> environment;

    Path folder(Shell shell) {
        return shell.resolve(directory);
    }

    Application read(Shell shell) {
        return ApplicationFile.read(folder(shell));
    }

    Optional<Slug> environment() {
        return environment.map(Slug::new);
    }
}
