package dev.slipway.verify;

import dev.slipway.release.bundle.BundleStore;
import dev.slipway.release.bundle.BundledApplications;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.spring.WorkerSettings;
import dev.slipway.verify.http.HttpCaller;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the stage together. */
@Configuration
@EnableConfigurationProperties(VerifySettings.class)
class VerifyConfiguration {

    @Bean
    HttpCaller caller(VerifySettings settings) {
        return new HttpCaller(Math.toIntExact(settings.longestBody().toBytes()));
    }

    @Bean
    Stage stage(BundleStore bundles, HttpCaller caller, WorkerSettings worker, VerifySettings settings) {
        var releases = Releases.in(new BundledApplications(bundles, worker.work()));
        var run = new RunSmokeTests(caller, () -> Crew.of(settings.sideBySide()));
        return new VerifyRelease(releases, run, new Bake(settings.bakeEvery())).stage();
    }
}
