package dev.slipway.events.wire;

import java.util.Optional;
import org.apache.avro.Schema;

/** Where schema ids come from: the table shipped with the events, or a schema registry. */
public interface SchemaIds {

    /** The id to write in front of a body of this schema. */
    int idOf(Schema schema);

    /** The schema that a body with this id was written with. */
    Optional<Schema> schemaOf(int id);
}
