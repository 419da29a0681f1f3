package dev.slipway.cli.operate;

import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.ShellCommand;
import dev.slipway.cli.backup.RotateCommand;
import dev.slipway.release.keys.KeyFile;
import dev.slipway.release.keys.SigningKey;
import dev.slipway.release.keys.VerifyingKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes keys to sign requests with, and says whose are believed. */
@Command(
        name = "keys",
        description = "Make keys to sign requests with, and say whose are believed; put backups under another key.",
        subcommands = {KeysCommand.Create.class, KeysCommand.Trust.class, RotateCommand.class})
public final class KeysCommand extends ShellCommand {

    @Override
    protected ExitCode run() {
        throw CannotGoOn.usage(
                "say what to do: `slipway keys create FILE`, `slipway keys trust FILE` or `slipway keys rotate`");
    }

    /** Makes a key pair; only its owner can read the file. */
    @Command(
            name = "create",
            description = "Make a key pair; the file holds the private half, the public half is shown.")
    static final class Create extends ShellCommand {

        @Parameters(paramLabel = "FILE", description = "Where to write the private key.")
        private String file = "";

        @Override
        protected ExitCode run() {
            var key = SigningKey.generate();
            var path = shell().resolve(file);
            KeyFile.write(key, path);
            screen().line("Wrote the private key " + key.id() + " to " + path + ", readable by you alone.");
            screen().line("public-key: " + key.verifyingKey().base64());
            screen().line("Let the operator trust it: slipway keys trust --name NAME "
                    + key.verifyingKey().base64());
            return ExitCode.DONE;
        }
    }

    /** Adds a public key to targets.yaml; what it may ask for is said there, target by target. */
    @Command(name = "trust", description = "Trust a key: add its public half to targets.yaml.")
    static final class Trust extends ShellCommand {

        @Parameters(paramLabel = "KEY", description = "A public key in Base64, or a file with a private one.")
        private String written = "";

        @Option(names = "--name", paramLabel = "NAME", description = "Whose key it is; else the name of the file.")
        private Optional<String> name;

        @Mixin
        private TargetsCommand.Place place;

        @Override
        protected ExitCode run() {
            var path = shell().resolve(written);
            var targets = place.folder(shell()).targets();
            var key = Files.isRegularFile(path) ? KeyFile.read(path).verifyingKey() : parsed(path);
            var owner = name.orElseGet(() -> Files.isRegularFile(path) ? baseName(path) : "key-" + key.id());
            new TargetsFile(targets).trust(owner, key);
            screen().line("The key " + key.id() + " is trusted in " + targets + " as `"
                    + new TargetsFile(targets)
                            .read()
                            .key(key.id())
                            .orElseThrow()
                            .name()
                    + "`; name it under `allow` of each target that it may ask for.");
            return ExitCode.DONE;
        }

        private VerifyingKey parsed(Path path) {
            try {
                return VerifyingKey.parse(written);
            } catch (IllegalArgumentException e) {
                throw CannotGoOn.usage("`" + written + "` is neither a public key (" + e.getMessage() + ") nor a file ("
                        + path + " is not there)");
            }
        }

        private static String baseName(Path path) {
            return path.getFileName().toString().replaceFirst("\\.pem$", "");
        }
    }
}
