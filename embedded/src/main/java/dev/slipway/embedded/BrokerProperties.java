package dev.slipway.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** The broker's configuration: what every one shares, then this one's addresses and folder, then what the caller wants otherwise. */
final class BrokerProperties {

    private BrokerProperties() {}

    static Map<String, String> of(EmbeddedKafka.Settings settings, BoundSockets sockets) {
        var clients = "CLIENTS://127.0.0.1:" + sockets.brokerPort();
        var controller = "127.0.0.1:" + sockets.controllerPort();
        var properties = shared();
        properties.put("node.id", String.valueOf(DataDirectory.NODE_ID));
        properties.put("log.dirs", settings.dataDirectory().toString());
        properties.put("listeners", clients + ",CONTROLLER://" + controller);
        properties.put("advertised.listeners", clients);
        // The log names the voter by its id alone, its address stands only here: a restart may take other ports.
        properties.put("controller.quorum.voters", DataDirectory.NODE_ID + "@" + controller);
        properties.putAll(settings.properties());
        return properties;
    }

    private static Map<String, String> shared() {
        var properties = new Properties();
        try (var file = BrokerProperties.class.getResourceAsStream("broker.properties")) {
            properties.load(Objects.requireNonNull(file, "broker.properties is missing beside its class"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var shared = new TreeMap<String, String>();
        properties.forEach((name, value) -> shared.put((String) name, (String) value));
        return shared;
    }
}
