package dev.slipway.backup.fingerprint;

import dev.slipway.migrations.schema.SchemaSnapshot;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a database was at one moment: with it a copy can be compared when the database itself has long gone on.
 *
 * @param migrations what had been applied, in order, if that is known
 */
public record DatabasePicture(
        String database,
        Server server,
        Moment moment,
        Needs needs,
        SchemaSnapshot schema,
        Contents contents,
        Optional<List<String>> migrations) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public String json() {
        return JSON.writeValueAsString(this);
    }

    public static DatabasePicture of(String json) {
        return JSON.readValue(json, DatabasePicture.class);
    }
}
