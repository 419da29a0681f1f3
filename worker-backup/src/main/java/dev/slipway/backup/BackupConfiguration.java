package dev.slipway.backup;

import dev.slipway.release.bundle.BundleStore;
import dev.slipway.release.bundle.BundledApplications;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.spring.WorkerSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the stage together. */
@Configuration
class BackupConfiguration {

    @Bean
    Stage stage(BundleStore bundles, WorkerSettings settings) {
        return new BackupBeforeDeploy(Releases.in(new BundledApplications(bundles, settings.work()))).stage();
    }
}
