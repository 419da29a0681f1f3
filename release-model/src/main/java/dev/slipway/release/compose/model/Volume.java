package dev.slipway.release.compose.model;

import dev.slipway.release.yaml.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A volume that outlives its containers; an external one is there already. */
public record Volume(
        String name,
        boolean external,
        Optional<String> driver,
        Map<String, String> driverOptions,
        Map<String, String> labels,
        Place origin) {

    public Volume {
        driverOptions = Ordered.copyOf(driverOptions);
        labels = Ordered.copyOf(labels);
    }

    /** The folder or device of the host that this volume in truth is. */
    public Optional<String> hostFolder() {
        var bound = List.of(driverOptions.getOrDefault("o", "").split(",")).contains("bind");
        return Optional.ofNullable(driverOptions.get("device"))
                .filter(device -> bound || device.startsWith("/") && !device.startsWith("//"));
    }
}
