package dev.slipway.validate;

import dev.slipway.parts.registry.RegistryLine;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.validate.check.ReleaseCheck;
import dev.slipway.validate.database.DatabaseCheck;
import dev.slipway.validate.database.EncryptionAtRestCheck;
import dev.slipway.validate.database.MigrationTrialCheck;
import dev.slipway.validate.database.PendingMigrationsCheck;
import dev.slipway.validate.database.SchemaDriftCheck;
import dev.slipway.validate.engine.DockerEngineCheck;
import dev.slipway.validate.host.DiskCheck;
import dev.slipway.validate.host.MemoryCheck;
import dev.slipway.validate.host.PortsCheck;
import dev.slipway.validate.image.ImagesCheck;
import dev.slipway.validate.part.Reach;
import dev.slipway.validate.secret.SecretsCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The checks of a release that look at the real parts of its target. */
public record PartChecks(List<ReleaseCheck> all) {

    public PartChecks {
        all = List.copyOf(all);
    }

    /**
     * Those that can be made from here.
     *
     * @param within how long one check may take
     * @param state the folder whose disk stands for that of processes
     */
    public static PartChecks of(Duration within, Secrets secrets, Path state, InstantSource clock) {
        var reach = Reach.within(within, secrets);
        return new PartChecks(List.of(
                new SecretsCheck(secrets),
                new DockerEngineCheck(reach),
                new DiskCheck(reach, state),
                new MemoryCheck(reach),
                new PortsCheck(reach),
                new ImagesCheck(reach, new RegistryLine(secrets, reach.patience())),
                new DatabaseCheck(reach),
                new PendingMigrationsCheck(reach),
                new SchemaDriftCheck(reach),
                new MigrationTrialCheck(reach, clock),
                new EncryptionAtRestCheck(reach)));
    }
}
