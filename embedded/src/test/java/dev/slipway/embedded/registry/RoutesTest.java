package dev.slipway.embedded.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.DeployRequested;
import dev.slipway.events.wire.SchemaTable;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RoutesTest {

    private static final String SUBJECT = DeployRequested.getClassSchema().getFullName();
    private static final SchemaTable TABLE = SchemaTable.builtIn();
    private static final SchemaTable.Row ROW = TABLE.versionsOf(SUBJECT).getLast();

    private final Routes routes = new Routes(TABLE);

    @Test
    void gives_a_schema_by_the_id_that_records_carry() {
        assertThat(get("/schemas/ids/" + ROW.id())).isEqualTo(Answer.ok(Map.of("schema", ROW.text())));
        assertThat(get("/schemas/ids/" + ROW.id() + "?fetchMaxId=false&subject=slipway.requests-value"))
                .isEqualTo(Answer.ok(Map.of("schema", ROW.text())));
        assertThat(get("/schemas/ids/" + ROW.id() + "/schema")).isEqualTo(Answer.ok(ROW.text()));
    }

    @Test
    void tells_where_a_schema_id_is_used() {
        assertThat(get("/schemas/ids/" + ROW.id() + "/versions"))
                .isEqualTo(Answer.ok(List.of(Map.of("subject", SUBJECT, "version", ROW.version()))));
        assertThat(get("/schemas/ids/" + ROW.id() + "/subjects")).isEqualTo(Answer.ok(List.of(SUBJECT)));
    }

    @Test
    void answers_an_unknown_id_with_the_code_that_clients_know() {
        assertRefused(get("/schemas/ids/99999"), 404, 40403, "Schema 99999 not found");
        assertRefused(get("/schemas/ids/99999/versions"), 404, 40403, "Schema 99999 not found");
        assertRefused(get("/schemas/ids/0"), 404, 40403, "Schema 0 not found");
        assertRefused(get("/schemas/ids/one"), 404, 404, "Not Found");
    }

    @Test
    void lists_every_event_as_a_subject() {
        assertThat(get("/subjects")).isEqualTo(Answer.ok(TABLE.subjects()));
        assertThat(TABLE.subjects()).contains(SUBJECT).hasSizeGreaterThan(40);
    }

    @Test
    void gives_a_subject_by_version_number_and_by_the_word_latest() {
        var described =
                Map.of("subject", SUBJECT, "id", ROW.id(), "version", ROW.version(), "schema", (Object) ROW.text());

        assertThat(get("/subjects/" + SUBJECT + "/versions"))
                .isEqualTo(Answer.ok(TABLE.versionsOf(SUBJECT).stream()
                        .map(SchemaTable.Row::version)
                        .toList()));
        assertThat(get("/subjects/" + SUBJECT + "/versions/" + ROW.version())).isEqualTo(Answer.ok(described));
        assertThat(get("/subjects/" + SUBJECT + "/versions/latest")).isEqualTo(Answer.ok(described));
        assertThat(get("/subjects/" + SUBJECT + "/versions/latest/schema")).isEqualTo(Answer.ok(ROW.text()));
    }

    @Test
    void answers_unknown_subjects_and_versions_with_the_codes_that_clients_know() {
        assertRefused(get("/subjects/nobody/versions"), 404, 40401, "Subject 'nobody' not found.");
        assertRefused(get("/subjects/a%2Fb+c/versions/latest"), 404, 40401, "Subject 'a/b+c' not found.");
        assertRefused(get("/subjects/" + SUBJECT + "/versions/999"), 404, 40402, "Version 999 not found.");
        assertRefused(get("/subjects/" + SUBJECT + "/versions/newest"), 422, 42202, "newest");
        assertRefused(get("/subjects/" + SUBJECT + "/versions/0"), 422, 42202, "not a valid version id");
    }

    @Test
    void states_how_schemas_may_change_and_that_nobody_may_change_them_here() {
        assertThat(get("/config")).isEqualTo(Answer.ok(Map.of("compatibilityLevel", "FULL_TRANSITIVE")));
        assertThat(get("/config/" + SUBJECT)).isEqualTo(Answer.ok(Map.of("compatibilityLevel", "FULL_TRANSITIVE")));
        assertRefused(get("/config/nobody"), 404, 40401, "nobody");
        assertThat(get("/mode")).isEqualTo(Answer.ok(Map.of("mode", "READONLY")));
        assertThat(get("/schemas/types")).isEqualTo(Answer.ok(List.of("AVRO")));
    }

    @Test
    void finds_the_id_of_a_schema_under_its_subject() {
        var found = post("/subjects/" + SUBJECT, body(ROW.text()));

        assertThat(found)
                .isEqualTo(Answer.ok(
                        Map.of("subject", SUBJECT, "id", ROW.id(), "version", ROW.version(), "schema", ROW.text())));
        assertRefused(post("/subjects/nobody", body(ROW.text())), 404, 40401, "nobody");
        assertRefused(post("/subjects/" + SUBJECT, body("\"string\"")), 404, 40403, "Schema not found");
    }

    @Test
    void registers_what_is_there_already_and_nothing_else() {
        assertThat(post("/subjects/" + SUBJECT + "/versions", body(ROW.text())))
                .isEqualTo(Answer.ok(Map.of("id", ROW.id())));
        assertRefused(post("/subjects/" + SUBJECT + "/versions", body("\"string\"")), 422, 42205, "read-only");
        assertRefused(post("/subjects/mine/versions", body(ROW.text())), 422, 42205, "read-only");
    }

    @Test
    void says_what_is_wrong_with_a_schema_that_is_none() {
        assertRefused(post("/subjects/" + SUBJECT, "no json"), 422, 42201, "Invalid schema");
        assertRefused(post("/subjects/" + SUBJECT, "{}"), 422, 42201, "Invalid schema");
        assertRefused(post("/subjects/" + SUBJECT, body("{\"type\":\"rekord\"}")), 422, 42201, "primitive type");
    }

    @Test
    void refuses_every_change() {
        assertRefused(routes.answer(query("PUT", "/config", "{}")), 422, 42205, "read-only");
        assertRefused(routes.answer(query("DELETE", "/subjects/" + SUBJECT, "")), 422, 42205, "read-only");
        assertRefused(post("/compatibility/subjects/x/versions/1", "{}"), 422, 42205, "read-only");
        assertRefused(routes.answer(query("PATCH", "/subjects", "")), 405, 405, "Not Allowed");
    }

    @Test
    void knows_no_other_routes() {
        assertThat(List.of(
                        "/elsewhere", "/schemas", "/schemas/ids/1/x", "/subjects/x", "/subjects/x/y/z", "/config/a/b"))
                .allSatisfy(route -> assertRefused(get(route), 404, 404, "Not Found"));
        assertThat(get("/").status()).isEqualTo(200);
    }

    private Answer get(String uri) {
        return routes.answer(query("GET", uri, ""));
    }

    private Answer post(String uri, String body) {
        return routes.answer(query("POST", uri, body));
    }

    private static Query query(String method, String uri, String body) {
        return Query.of(method, URI.create(uri), body);
    }

    private static String body(String schema) {
        return new JsonMapper().writeValueAsString(Map.of("schema", schema));
    }

    private static void assertRefused(Answer answer, int status, int code, String message) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("error_code", code);
        assertThat(answer.body().toString()).contains(message);
    }
}
