package dev.slipway.benchmarks;

import dev.slipway.migrations.database.DatabaseUrl;
import dev.slipway.migrations.scratch.PostgresBinaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** The backup that one would write by hand: pg_dump, zstd and age, one after the other in a pipe. */
final class ShellPipe {

    private final Shell shell;
    private final String dump;
    private final String seal;
    private final Path folder;

    private ShellPipe(Shell shell, String dump, String seal, Path folder) {
        this.shell = shell;
        this.dump = dump;
        this.seal = seal;
        this.folder = folder;
    }

    static ShellPipe of(DatabaseUrl url, PostgresBinaries programs, Path folder)
            throws IOException, InterruptedException {
        var environment = new TreeMap<>(url.environment());
        var shell = new Shell(folder.resolve("pipe.log"), environment);
        shell.run("age-keygen -o %1$s/age.key && age-keygen -y %1$s/age.key > %1$s/age.recipient".formatted(folder));
        var recipient = Files.readString(folder.resolve("age.recipient")).strip();
        return new ShellPipe(
                shell, programs.program("pg_dump") + " -Fc -Z0", "zstd -q -1 | age -r " + recipient, folder);
    }

    void toNull() throws IOException, InterruptedException {
        shell.run(dump + " | " + seal + " > /dev/null");
    }

    Path toFile() throws IOException, InterruptedException {
        var file = folder.resolve("pipe.age");
        shell.run(dump + " | " + seal + " > " + file);
        return file;
    }

    /** The bare dump, for whoever wants to restore it without more ado. */
    Path plain() throws IOException, InterruptedException {
        var file = folder.resolve("plain.dump");
        shell.run(dump + " > " + file);
        return file;
    }
}
