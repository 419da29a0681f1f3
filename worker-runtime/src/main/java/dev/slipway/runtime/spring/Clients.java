package dev.slipway.runtime.spring;

import dev.slipway.events.flow.Topic;
import dev.slipway.events.wire.EventCodec;
import dev.slipway.runtime.kafka.EngineSettings;
import dev.slipway.runtime.kafka.WholeTopic;
import dev.slipway.runtime.secrets.Secrets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** How this worker reaches the broker, with the secrets that its settings refer to. */
public final class Clients {

    private final WorkerSettings settings;
    private final Secrets secrets;
    private final EventCodec codec;

    Clients(WorkerSettings settings, Secrets secrets, EventCodec codec) {
        this.settings = settings;
        this.secrets = secrets;
        this.codec = codec;
    }

    String bootstrapServers() {
        return settings.kafka().bootstrapServers().orElseThrow();
    }

    Map<String, String> settings() {
        var client = new HashMap<String, String>();
        settings.kafka().client().forEach((name, value) -> client.put(name, secrets.resolveSetting(value)));
        return client;
    }

    /** Has each event of a topic seen, from the first one on, once somebody asks to be caught up with. */
    public WholeTopic whole(Topic topic, Consumer<SpecificRecord> each) {
        var reader = settings.instance().orElse("worker") + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        return WholeTopic.of(
                topic, EngineSettings.of(bootstrapServers(), reader).withClient(settings()), codec, each);
    }
}
