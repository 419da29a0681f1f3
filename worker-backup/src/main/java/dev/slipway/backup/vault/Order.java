package dev.slipway.backup.vault;

import dev.slipway.backup.seal.Binding;
import dev.slipway.release.Target;
import dev.slipway.release.backup.RetentionClass;

/** What a backup is to be of, and what it is taken for. */
public record Order(Target target, BackupId id, Source source, RetentionClass kept, Origin origin) {

    Binding binding() {
        return new Binding(id.value(), target.toString(), source.identity());
    }
}
