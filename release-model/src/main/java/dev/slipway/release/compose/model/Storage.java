package dev.slipway.release.compose.model;

import java.util.List;
import java.util.Optional;

/** What a service finds in its file system besides its image. */
public record Storage(
        List<Mount> mounts,
        List<Written<String>> volumesFrom,
        List<String> temporary,
        List<Grant> secrets,
        List<Grant> configs,
        Optional<Long> sharedMemory,
        boolean readOnly) {

    public Storage {
        mounts = List.copyOf(mounts);
        volumesFrom = List.copyOf(volumesFrom);
        temporary = List.copyOf(temporary);
        secrets = List.copyOf(secrets);
        configs = List.copyOf(configs);
    }
}
