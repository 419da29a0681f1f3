package dev.slipway.deploy.docker;

import com.github.dockerjava.api.model.BindOptions;
import com.github.dockerjava.api.model.BindPropagation;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.TmpfsOptions;
import com.github.dockerjava.api.model.VolumeOptions;
import dev.slipway.release.compose.model.Mount;
import dev.slipway.release.compose.model.Volume;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a container finds in its file system besides its image. */
final class Mounts {

    private Mounts() {}

    static void of(Creation creation, HostConfig host) {
        var storage = creation.container().service().storage();
        host.withMounts(
                storage.mounts().stream().map(mount -> mounted(mount, creation)).toList());
        if (!storage.temporary().isEmpty()) {
            host.withTmpFs(temporary(storage.temporary()));
        }
        if (creation.hasSecrets()) {
            host.withBinds(SecretVolume.readOnly(creation.name()));
        }
    }

    private static com.github.dockerjava.api.model.Mount mounted(Mount mount, Creation creation) {
        var base = new com.github.dockerjava.api.model.Mount()
                .withTarget(mount.target())
                .withReadOnly(mount.readOnly());
        return switch (mount) {
            case Mount.Bind bind ->
                base.withType(MountType.BIND).withSource(bind.source()).withBindOptions(options(bind.options()));
            case Mount.Named named -> {
                Volumes.definition(named, creation.container())
                        .map(Volume::name)
                        .ifPresent(base::withSource);
                yield base.withType(MountType.VOLUME).withVolumeOptions(new VolumeOptions().withNoCopy(named.noCopy()));
            }
            case Mount.Memory memory -> base.withType(MountType.TMPFS).withTmpfsOptions(options(memory));
            case Mount.Special special ->
                throw new IllegalArgumentException("A volume of the kind " + special.kind() + " was let through.");
        };
    }

    private static BindOptions options(Mount.BindOptions written) {
        var options = new BindOptions();
        written.propagation()
                .map(name -> BindPropagation.valueOf(
                        name.startsWith("r")
                                ? "R_" + name.substring(1).toUpperCase(Locale.ROOT)
                                : name.toUpperCase(Locale.ROOT)))
                .ifPresent(options::withPropagation);
        return options;
    }

    private static TmpfsOptions options(Mount.Memory memory) {
        var options = new TmpfsOptions();
        memory.size().ifPresent(options::withSizeBytes);
        memory.mode().ifPresent(options::withMode);
        return options;
    }

    private static Map<String, String> temporary(List<String> written) {
        var folders = new LinkedHashMap<String, String>();
        for (var folder : written) {
            int colon = folder.indexOf(':');
            folders.put(colon < 0 ? folder : folder.substring(0, colon), colon < 0 ? "" : folder.substring(colon + 1));
        }
        return folders;
    }
}
