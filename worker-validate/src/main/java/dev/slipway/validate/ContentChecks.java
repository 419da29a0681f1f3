package dev.slipway.validate;

import dev.slipway.validate.check.BundleCheck;
import dev.slipway.validate.check.EnvironmentCheck;
import dev.slipway.validate.check.GitStateCheck;
import dev.slipway.validate.check.ReleaseCheck;
import dev.slipway.validate.compose.ComposeCheck;
import dev.slipway.validate.compose.HardeningCheck;
import dev.slipway.validate.compose.HealthEndpointCheck;
import dev.slipway.validate.compose.HostPowersCheck;
import dev.slipway.validate.compose.ImageDigestsCheck;
import dev.slipway.validate.compose.LogRotationCheck;
import dev.slipway.validate.compose.NonRootCheck;
import dev.slipway.validate.compose.OverlayCheck;
import dev.slipway.validate.compose.ResourceLimitsCheck;
import dev.slipway.validate.compose.RuntimeCheck;
import dev.slipway.validate.content.MigrationsCheck;
import dev.slipway.validate.content.PlaceholderSecretsCheck;
import dev.slipway.validate.content.PlainSecretsCheck;
import dev.slipway.validate.content.ReadinessCheck;
import dev.slipway.validate.evidence.HandedInCheck;
import java.util.List;

/** The checks of a release that need nothing but what was asked for and is in its bundle. */
public final class ContentChecks {

    public static final List<ReleaseCheck> ALL = List.of(
            new BundleCheck(),
            new EnvironmentCheck(),
            new ComposeCheck(),
            new OverlayCheck(),
            new HostPowersCheck(),
            new RuntimeCheck(),
            new PlainSecretsCheck(),
            new PlaceholderSecretsCheck(),
            new ResourceLimitsCheck(),
            new HealthEndpointCheck(),
            new LogRotationCheck(),
            new NonRootCheck(),
            new HardeningCheck(),
            new ImageDigestsCheck(),
            new MigrationsCheck(),
            new GitStateCheck(),
            new ReadinessCheck(),
            new HandedInCheck());

    private ContentChecks() {}
}
