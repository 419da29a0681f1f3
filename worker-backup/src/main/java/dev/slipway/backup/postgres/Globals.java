package dev.slipway.backup.postgres;

import dev.slipway.backup.postgres.PostgresTrouble.Kind;
import dev.slipway.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Roles, memberships and tablespaces of the whole server, as statements: no dump of a database has them. */
public record Globals(String statements) {

    private static final int MOST_BYTES = 16 << 20;

    /** Without passwords, so that no superuser is needed and no backup can be used to guess them. */
    public static Globals of(DatabaseUrl url, ClientTools tools) throws PostgresTrouble {
        var arguments = List.of(
                "--globals-only", "--no-role-passwords", "--no-password", "--database=" + ConnectionWords.of(url));
        try (var program = tools.start("pg_dumpall", arguments, url.environment())) {
            program.input().close();
            var statements = program.output().readNBytes(MOST_BYTES);
            if (program.await() != 0 || statements.length == MOST_BYTES) {
                throw new PostgresTrouble(
                        Kind.REFUSED,
                        "the roles of " + url + " cannot be captured: " + program.complaints(),
                        "correct what pg_dumpall names");
            }
            return new Globals(new String(statements, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new PostgresTrouble(Kind.ENDED, "pg_dumpall broke off: " + broken, "try again", broken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresTrouble(Kind.CANCELLED, "pg_dumpall was interrupted", "nothing has to be done", e);
        }
    }
}
