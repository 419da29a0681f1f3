package dev.slipway.cli;

import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.seal.SealException;
import dev.slipway.backup.store.StoreException;
import dev.slipway.backup.vault.UnreadableException;
import dev.slipway.cli.tell.Paint;
import dev.slipway.cli.tell.Screen;
import dev.slipway.embedded.CannotStart;
import dev.slipway.release.bundle.BundleStoreException;
import dev.slipway.release.bundle.RefusedBundleException;
import dev.slipway.release.yaml.InvalidFileException;
import dev.slipway.runtime.GiveUp;
import dev.slipway.runtime.kafka.Topics;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever ended a command into one message and an exit code; nobody gets a stack trace who did not ask for it. */
record Explanation(ExitCode exitCode, String message, Throwable failure) {

    static Explanation of(Throwable failure) {
        return switch (failure) {
            case CannotGoOn told -> told(told.exitCode(), told);
            case InvalidFileException told -> told(ExitCode.USAGE, told);
            case RefusedBundleException told -> told(ExitCode.USAGE, told);
            case BundleStoreException.Unreachable told -> told(ExitCode.NO_CONNECTION, told);
            case BundleStoreException told -> told(ExitCode.UNEXPECTED, told);
            case StoreException told -> told(told.retriable() ? ExitCode.NO_CONNECTION : ExitCode.UNEXPECTED, told);
            case SealException told -> told(ExitCode.UNEXPECTED, told);
            case UnreadableException told -> told(ExitCode.UNEXPECTED, told);
            case PostgresTrouble told ->
                new Explanation(
                        told.kind() == PostgresTrouble.Kind.UNREACHABLE ? ExitCode.NO_CONNECTION : ExitCode.UNEXPECTED,
                        told.what() + "; " + told.fix(),
                        told);
            case GiveUp told -> told(ExitCode.USAGE, told);
            case Topics.Unreachable told -> told(ExitCode.NO_CONNECTION, told);
            case TimeoutException told ->
                new Explanation(
                        ExitCode.NO_CONNECTION,
                        "the broker did not answer in time (" + told.getMessage() + "); check that it runs",
                        told);
            case CannotStart told -> told(ExitCode.UNEXPECTED, told);
            case dev.slipway.runtime.spring.CannotStart told -> told(ExitCode.UNEXPECTED, told);
            case IllegalArgumentException told -> told(ExitCode.USAGE, told);
            case UncheckedIOException file ->
                new Explanation(ExitCode.UNEXPECTED, file.getMessage() + " (" + file.getCause() + ")", file);
            default -> new Explanation(ExitCode.UNEXPECTED, unexpected(failure), failure);
        };
    }

    int shownOn(Screen screen, boolean verbose, String command) {
        screen.error(Paint.RED.on(command + ": ", screen) + message);
        if (verbose) {
            failure.printStackTrace(screen.err());
        }
        return exitCode.number();
    }

    /** The whole manual would hide the one thing that is wrong. */
    static int misusedOn(Screen screen, ParameterException misuse) {
        var wrong = misspelt(misuse);
        var command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        screen.error(Paint.RED.on(command + ": ", screen) + wrong.getMessage() + "; see `" + command + " --help`");
        UnmatchedArgumentException.printSuggestions(wrong, new PrintWriter(screen.err(), true, StandardCharsets.UTF_8));
        return ExitCode.USAGE.number();
    }

    /** Whoever misspells a required option is told so, and not that it is missing. */
    private static ParameterException misspelt(ParameterException wrong) {
        var unknown = wrong.getCommandLine().getUnmatchedArguments();
        return wrong instanceof MissingParameterException && !unknown.isEmpty()
                ? new UnmatchedArgumentException(wrong.getCommandLine(), unknown.subList(0, 1))
                : wrong;
    }

    private static Explanation told(ExitCode exitCode, RuntimeException failure) {
        return new Explanation(exitCode, String.valueOf(failure.getMessage()), failure);
    }

    private static String unexpected(Throwable failure) {
        return "unexpected: " + failure + "; run it again with --verbose and report what it prints";
    }
}
