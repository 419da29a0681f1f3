package dev.slipway.embedded.registry;

import java.util.Map;

/** What the registry says: a status and a body that becomes JSON; its refusals carry the codes that clients know. */
record Answer(int status, Object body) {

    static final Answer SCHEMA_NOT_FOUND = refused(404, 40403, "Schema not found");
    static final Answer NO_SUCH_ROUTE = refused(404, 404, "HTTP 404 Not Found");
    static final Answer NO_SUCH_METHOD = refused(405, 405, "HTTP 405 Method Not Allowed");
    static final Answer READ_ONLY = refused(
            422,
            42205,
            "This registry is read-only: it serves the schemas that ship with the events. "
                    + "For schemas of your own, run a schema registry and point the pipeline at it.");

    static Answer ok(Object body) {
        return new Answer(200, body);
    }

    static Answer schemaNotFound(int id) {
        return refused(404, 40403, "Schema " + id + " not found");
    }

    static Answer subjectNotFound(String subject) {
        return refused(404, 40401, "Subject '" + subject + "' not found.");
    }

    static Answer versionNotFound(int version) {
        return refused(404, 40402, "Version " + version + " not found.");
    }

    static Answer invalidSchema(String detail) {
        return refused(422, 42201, "Invalid schema: " + detail);
    }

    static Answer invalidVersion(String version) {
        return refused(
                422,
                42202,
                "The specified version '" + version
                        + "' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\"");
    }

    private static Answer refused(int status, int code, String message) {
        return new Answer(status, Map.of("error_code", code, "message", message));
    }
}
