package dev.slipway.backup;

import dev.slipway.release.bundle.BundleStore;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.runtime.spring.WorkerSettings;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the stage together. */
@Configuration
@EnableConfigurationProperties(BackupSettings.class)
class BackupConfiguration {

    @Bean
    Stage stage(OperationsFile file, Keeper keeper) {
        return new BackupBeforeDeploy(new Grounds(file::current), keeper).stage();
    }

    @Bean
    Places places(OperationsFile file, Secrets secrets, S3Address store, InstantSource clock) {
        return new Places(file::current, secrets, new Vaults(() -> store, secrets, clock));
    }

    @Bean
    ProveBackup proveBackup(
            Places places, BundleStore bundles, WorkerSettings worker, BackupSettings settings, InstantSource clock) {
        var schemas = new ReleaseSchemas(bundles, worker.work().resolve("backup"));
        var rehearse = new RehearseRelease(places, schemas, clock);
        return new ProveBackup(places, rehearse, settings.room(), clock);
    }

    @Bean
    Keeper keeper(Places places, ProveBackup prove, InstantSource clock) {
        return new DatabaseKeeper(
                new TakeBackup(places),
                prove,
                new PutBack(places, clock),
                new PractiseRestore(places, prove, clock),
                new PruneBackups(places));
    }
}
