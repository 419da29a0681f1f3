package dev.slipway.notify.webhook;

import dev.slipway.notify.Message;
import dev.slipway.notify.Message.Cause;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** A message as JSON. `text` comes first and is what chat tools show; the rest is for programs. */
final class Payload {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Payload() {}

    static byte[] of(Message message) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("text", message.text());
        fields.put("event", message.event());
        fields.put("eventId", message.about());
        fields.put("target", message.subject().target());
        fields.put("requestId", message.subject().requestId());
        put(fields, "release", message.subject().release());
        put(fields, "kind", message.subject().kind());
        fields.put("urgency", message.urgency().name());
        fields.put("occurredAt", message.at().toString());
        fields.put("reasons", message.causes().stream().map(Payload::reason).toList());
        return JSON.writeValueAsBytes(fields);
    }

    private static Map<String, Object> reason(Cause cause) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("code", cause.code());
        fields.put("message", cause.message());
        put(fields, "runbook", cause.runbook());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, Optional<String> value) {
        value.ifPresent(present -> fields.put(name, present));
    }
}
