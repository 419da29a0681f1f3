package dev.slipway.release.schema;

import java.util.Arrays;
import java.util.regex.Pattern;

/** The rules that only the reader knows, each with a change of the complete sample that breaks it and nothing else. */
enum Beyond {
    NAMES_THAT_ARE_DECLARED_ELSEWHERE(
            SchemaFile.APPLICATION, "which is unknown here", "{services: {frontend: {after: [bakend]}}}"),
    BOUNDS_OF_A_LENGTH_OF_TIME(SchemaFile.APPLICATION, "must be from [0-9]+(ms|s|m|h) to", "{rollout: {drain: 2h}}"),
    WHOLES_THAT_FIT_TOGETHER(
            SchemaFile.APPLICATION,
            "wait for each other|have the same route",
            "{services: {backend: {after: [frontend]}}}"),
    REFERENCES_INSIDE_A_TEXT(
            SchemaFile.APPLICATION,
            "has a `\\$\\{` that is not a secret reference|is not the name of an environment variable|must be plain",
            "{services: {frontend: {environment: {A: '${vault:x}'}}}}"),
    LIMITS_OF_ANOTHER_KEY(
            SchemaFile.APPLICATION,
            "no number is from|no text has from|must be (from|at least|at most) |must have .* characters, it has|must be one of|must match"
                    + "|must be (a|an|true) ",
            "{services: {frontend: {variables: {A: {type: port, min: 9, max: 8}}}}}"),
    REGULAR_EXPRESSIONS(
            SchemaFile.APPLICATION,
            "it is no regular expression|repetitions; use",
            "{services: {frontend: {variables: {A: {pattern: '['}}}}}"),
    A_DEFAULT_THAT_IS_REQUIRED(
            SchemaFile.APPLICATION,
            "a variable with a `default` is never missing",
            "{services: {frontend: {variables: {A: {required: true, default: x}}}}}"),
    NAMES_OF_THEIR_OWN(
            SchemaFile.APPLICATION,
            "must not have two assertions of one name",
            "{database: {assertions: [{name: a, query: select 1, is: 1}, {name: a, query: select 2, is: 2}]}}"),
    STEPS_THAT_GROW(
            SchemaFile.APPLICATION,
            "let weights grow|cannot both be 0",
            "{rollout: {canary: {steps: [{weight: 50, pause: 1m}, {weight: 5, pause: 1m}]}}}"),
    PUBLIC_KEYS(
            SchemaFile.OPERATIONS,
            "the public key|is not that of this public key",
            "{targets: null, policy: null, keys: [{name: ci, public-key: " + "A".repeat(60) + "}]}"),
    ONE_OF_EACH(
            SchemaFile.OPERATIONS,
            "two keys have the name|is listed twice|two windows have the name|have the same router",
            "{targets: {shop/staging: {router: {address: 0.0.0.0, port: 8088}}}}"),
    RULES_THAT_NOBODY_CAN_MEET(
            SchemaFile.OPERATIONS,
            "needs [0-9]+ approvals? by a rule|takes only what has succeeded on",
            "{targets: {shop/staging: {policy: {approvals: [{needed: 3}]}}}}"),
    FIELDS_OF_A_SCHEDULE(
            SchemaFile.OPERATIONS,
            "has not the five fields|Cron|cron",
            "{targets: {shop/production: {database: {backup: {schedule: 99 3 * * *}}}}}"),
    TIME_ZONES(
            SchemaFile.OPERATIONS,
            "zone` is `.*which is unknown here",
            "{policy: {freeze: [{name: x, reason: y, zone: Mars/North}]}}"),
    DATES_OF_THE_CALENDAR(
            SchemaFile.OPERATIONS,
            "is not a date and time|is no day|it never comes|it ends at .* which is not after its beginning",
            "{policy: {freeze: [{name: x, reason: y, zone: UTC, from: '2026-02-30T10:00', until: '2026-03-01T10:00'}]}}");

    private final SchemaFile file;
    private final Pattern message;
    private final String change;

    Beyond(SchemaFile file, String message, String change) {
        this.file = file;
        this.message = Pattern.compile(message);
        this.change = change;
    }

    static boolean covers(String problem) {
        return Arrays.stream(values()).anyMatch(rule -> rule.says(problem));
    }

    boolean says(String problem) {
        return message.matcher(problem).find();
    }

    SchemaFile file() {
        return file;
    }

    String change() {
        return change;
    }
}
