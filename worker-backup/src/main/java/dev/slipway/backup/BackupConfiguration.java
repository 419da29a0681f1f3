package dev.slipway.backup;

import dev.slipway.backup.watch.BackupMeters;
import dev.slipway.backup.watch.BackupsHealth;
import dev.slipway.backup.watch.FirstLook;
import dev.slipway.backup.watch.NeededBackups;
import dev.slipway.events.flow.Topic;
import dev.slipway.release.bundle.BundleStore;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.kafka.WholeTopic;
import dev.slipway.runtime.secrets.Secrets;
import dev.slipway.runtime.spring.Clients;
import dev.slipway.runtime.spring.WorkerSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the stage together. */
@Configuration
@EnableConfigurationProperties(BackupSettings.class)
class BackupConfiguration {

    private static final Duration UP_TO_DATE = Duration.ofMinutes(1);

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
    FreshGround freshGround(BackupSettings settings) {
        return new FreshGround(settings.room());
    }

    @Bean
    BackupMeters backupMeters(MeterRegistry meters, InstantSource clock) {
        return new BackupMeters(meters, clock);
    }

    @Bean
    NeededBackups neededBackups() {
        return new NeededBackups();
    }

    @Bean
    WholeTopic logOfBackups(Clients clients, BackupMeters shown, NeededBackups needed) {
        return clients.whole(Topic.BACKUP, event -> {
            shown.records().see(event);
            needed.see(event);
        });
    }

    @Bean
    WholeTopic logOfOutcomes(Clients clients, NeededBackups needed) {
        return clients.whole(Topic.OUTCOMES, needed::see);
    }

    /** Whoever has not read both to the end would remove what is needed. */
    @Bean
    Needs needs(NeededBackups needed, WholeTopic logOfBackups, WholeTopic logOfOutcomes) {
        return target -> {
            logOfBackups.catchUp(UP_TO_DATE);
            logOfOutcomes.catchUp(UP_TO_DATE);
            return needed.of(target);
        };
    }

    @Bean
    FirstLook firstLook(WholeTopic logOfBackups) {
        return new FirstLook(logOfBackups);
    }

    @Bean
    BackupsHealth backups(OperationsFile file, BackupMeters shown, InstantSource clock) {
        return new BackupsHealth(file::current, shown.records(), clock);
    }

    @Bean
    Keeper keeper(Places places, ProveBackup prove, Needs needs, InstantSource clock) {
        return new DatabaseKeeper(
                new TakeBackup(places),
                prove,
                new PutBack(places),
                new PractiseRestore(places, prove, clock),
                new PruneBackups(places, needs));
    }
}
