package dev.slipway.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.deploy.schema.ConfiguredSchemas;
import dev.slipway.migrations.scratch.ScratchDatabase;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.runtime.secrets.Secrets;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A database that the target under test has, and what its owner sees in it. */
record RealDatabase(ScratchDatabase database) {

    /** As worker-deploy finds it, by targets.yaml. */
    ConfiguredSchemas schemas() {
        return schemas("");
    }

    /** With rules of the operator for its backups. */
    ConfiguredSchemas schemas(String backupRules) {
        var login = database.owner();
        var url = "postgresql://%s:%s@%s:%d/%s"
                .formatted(login.user(), login.password(), login.host(), login.port(), login.database());
        var operations = OperationsFile.parse("""
                targets:
                  shop/production:
                    runtime: processes
                    router: {port: 8080}
                    database: {url: "${env:SHOP_DATABASE}", backup: {%s}}
                """.formatted(backupRules).getBytes(UTF_8));
        return new ConfiguredSchemas(
                () -> operations, new Secrets(Map.of("SHOP_DATABASE", url)), InstantSource.system());
    }

    List<String> ask(String sql) {
        try (var connection = database.owner().open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var answers = new ArrayList<String>();
            while (rows.next()) {
                answers.add(String.valueOf(rows.getString(1)));
            }
            return answers;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    void execute(String sql) {
        try (var connection = database.owner().open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    List<String> tables() {
        return ask("select tablename from pg_tables where schemaname = 'public' order by tablename");
    }
}
