package dev.slipway.release.schema;

import tools.jackson.databind.JsonNode;

/** A part of a schema that knows where it stands. */
record Pointed(JsonNode root, String pointer, JsonNode node) {

    /** What it refers to in the end; itself when it refers to nothing. */
    Pointed resolved() {
        return node.has("$ref") ? next().resolved() : this;
    }

    private Pointed next() {
        var target = node.get("$ref").asString().substring(1);
        return new Pointed(root, target, root.at(target));
    }

    boolean hasKnownKeys() {
        return node.has("properties") && node.path("additionalProperties").isBoolean();
    }

    Pointed down(String keyword) {
        return new Pointed(root, pointer + "/" + keyword, node.path(keyword));
    }

    /** What describes the value behind a key. */
    Pointed key(String key) {
        return node.path("properties").has(key) ? down("properties").down(key) : down("additionalProperties");
    }

    /** Its own word for this, or else the first on the way to what it refers to. */
    JsonNode saying(String keyword) {
        return node.has(keyword) || !node.has("$ref") ? node.path(keyword) : next().saying(keyword);
    }
}
