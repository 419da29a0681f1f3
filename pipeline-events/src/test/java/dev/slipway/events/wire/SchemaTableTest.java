package dev.slipway.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.flow.Flow;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

class SchemaTableTest {

    private static final SchemaValidator FULL_TRANSITIVE =
            new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

    @Test
    void the_newest_row_of_every_event_is_its_schema_as_compiled() {
        assertThat(Flow.events().stream().map(event -> SpecificData.get().getSchema(event)))
                .allSatisfy(schema -> assertThat(SchemaTable.builtIn()
                                .versionsOf(schema.getFullName())
                                .getLast()
                                .text())
                        .as("run SchemaTableUpdate after a change of the IDL")
                        .isEqualTo(schema.toString()));
    }

    @Test
    void every_version_of_every_event_reads_every_other() {
        var table = SchemaTable.builtIn();
        assertThat(table.subjects()).allSatisfy(subject -> {
            var versions = table.versionsOf(subject);
            FULL_TRANSITIVE.validate(
                    versions.getLast().schema(),
                    versions.stream().map(SchemaTable.Row::schema).toList());
        });
    }

    @Test
    void a_change_that_old_readers_cannot_follow_is_found() {
        var released = schema("{\"name\":\"a\",\"type\":\"string\"}");
        assertThat(compatible(
                        schema("{\"name\":\"a\",\"type\":\"string\"},{\"name\":\"b\",\"type\":\"int\",\"default\":0}"),
                        released))
                .isTrue();
        assertThat(compatible(
                        schema("{\"name\":\"a\",\"type\":\"string\"},{\"name\":\"b\",\"type\":\"int\"}"), released))
                .isFalse();
        assertThat(compatible(schema("{\"name\":\"b\",\"type\":\"int\",\"default\":0}"), released))
                .isFalse();
    }

    @Test
    void released_rows_stay_and_changed_schemas_are_appended() {
        var old = SchemaTable.builtIn().rows().getFirst();
        var outdated = old.text().replace("\"doc\":\"Who, what, when.\"", "\"doc\":\"Before.\"");
        var table = SchemaTable.parse(SchemaTableUpdate.updated(outdated + "\n", 1));
        assertThat(table.row(1).orElseThrow().text()).isEqualTo(outdated);
        assertThat(table.versionsOf(old.subject())).hasSize(2);
        assertThat(table.rows()).hasSize(Flow.events().size() + 1);
    }

    private static boolean compatible(Schema changed, Schema released) {
        try {
            FULL_TRANSITIVE.validate(changed, Stream.of(released).toList());
            return true;
        } catch (SchemaValidationException e) {
            return false;
        }
    }

    private static Schema schema(String fields) {
        return new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}");
    }
}
