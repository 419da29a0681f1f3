package dev.slipway.events.wire;

import dev.slipway.events.flow.Flow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * Writes the schema table anew after the IDL has changed: released rows stay as they are, what has changed since is
 * appended. Arguments: the table, and the number of rows that are released.
 */
public final class SchemaTableUpdate {

    private SchemaTableUpdate() {}

    public static void main(String[] arguments) throws IOException {
        var table = Path.of(arguments[0]);
        var before = Files.exists(table) ? Files.readString(table) : "";
        Files.writeString(table, updated(before, Integer.parseInt(arguments[1])));
    }

    static String updated(String table, int released) {
        var lines = new ArrayList<>(table.lines().limit(released).toList());
        var latest = SchemaTable.parse(String.join("\n", lines));
        Flow.events().stream().map(event -> SpecificData.get().getSchema(event)).forEach(schema -> {
            if (!isLatest(latest.versionsOf(schema.getFullName()), schema)) {
                lines.add(schema.toString());
            }
        });
        return String.join("\n", lines) + "\n";
    }

    private static boolean isLatest(List<SchemaTable.Row> versions, Schema schema) {
        return !versions.isEmpty() && versions.getLast().text().equals(schema.toString());
    }
}
