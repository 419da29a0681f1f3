package dev.slipway.cli;

import dev.slipway.cli.tell.Screen;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command can do: speak to the shell that it was called in. */
public abstract class ShellCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() throws Exception {
        return run().number();
    }

    protected abstract ExitCode run() throws Exception;

    protected final Shell shell() {
        return Slipway.of(spec).shell();
    }

    protected final Screen screen() {
        return shell().screen();
    }
}
