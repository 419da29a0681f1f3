package dev.slipway.deploy;

import dev.slipway.deploy.docker.DockerEngines;
import dev.slipway.deploy.process.ProcessHost;
import dev.slipway.deploy.schema.ConfiguredSchemas;
import dev.slipway.release.bundle.BundleStore;
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
@EnableConfigurationProperties(DeploySettings.class)
class DeployConfiguration {

    @Bean(destroyMethod = "close")
    ProcessHost processHost(WorkerSettings settings) {
        return ProcessHost.in(WorkFolder.below(settings.work()).instances());
    }

    @Bean(destroyMethod = "close")
    DockerEngines dockerEngines(Secrets secrets) {
        return new DockerEngines(secrets);
    }

    @Bean(destroyMethod = "close")
    Routers routers() {
        return new Routers();
    }

    @Bean
    Stage stage(
            OperationsFile operations,
            BundleStore store,
            Secrets secrets,
            WorkerSettings settings,
            DeploySettings own,
            InstantSource clock,
            ProcessHost host,
            DockerEngines engines,
            Routers routers) {
        var folder = WorkFolder.below(settings.work());
        var bundles = new StoredBundles(store, folder.releases(), clock);
        var schemas = new ConfiguredSchemas(operations::current, secrets, clock);
        var variables = new GuardedVariables(
                secrets,
                own,
                (target, secret) -> operations
                        .current()
                        .rules(target)
                        .filter(rules -> rules.access().allows(secret))
                        .isPresent());
        var places = new ConfiguredPlaces(operations, host, engines, routers, variables, folder);
        return new DeployRelease(new Yard(places, schemas, bundles, variables, new Orders())).stage();
    }
}
