package dev.slipway.deploy;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of this worker alone.
 *
 * @param secretFolder where the operator puts the secrets of applications, in a folder `application/environment` each
 * @param secretVariables how the names of those of this worker's variables begin that applications may refer to
 */
@ConfigurationProperties("slipway.deploy")
record DeploySettings(
        @DefaultValue("/etc/slipway/secrets") Path secretFolder,
        @DefaultValue("APP_") String secretVariables) {}
