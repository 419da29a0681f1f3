package dev.slipway.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The backup of a whole server by its files, as its administrators take it; it compresses and encrypts into a folder. */
final class PgBackRest {

    static final String PROGRAM = "pgbackrest";

    private final Shell shell;
    private final String command;

    PgBackRest(ShopDatabase database, Path folder) throws IOException, InterruptedException {
        var superuser = database.logins().superuser();
        shell = new Shell(
                folder.resolve("pgbackrest.log"),
                Map.of("PGHOST", superuser.host(), "PGPASSWORD", superuser.password()));
        var settings = Files.writeString(folder.resolve("pgbackrest.conf"), """
                [global]
                repo1-path=%1$s/pgbackrest
                repo1-cipher-type=aes-256-cbc
                repo1-cipher-pass=benchmark
                lock-path=%1$s/pgbackrest-lock
                spool-path=%1$s/pgbackrest-spool
                log-path=%1$s
                log-level-file=off
                log-level-console=warn
                compress-type=zst
                compress-level=1
                archive-check=n
                start-fast=y
                [shop]
                pg1-path=%2$s
                pg1-port=%3$d
                pg1-user=%4$s
                pg1-database=postgres
                """.formatted(
                        folder, database.server().folder().resolve("data"), superuser.port(), superuser.user()));
        command = PROGRAM + " --config=" + settings + " --stanza=shop ";
        shell.run(command + "stanza-create");
    }

    void full() throws IOException, InterruptedException {
        shell.run(command + "--type=full backup");
    }
}
