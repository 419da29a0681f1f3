package dev.slipway.validate.compose;

import dev.slipway.release.checks.WeighedCheck;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Resources;
import java.util.stream.Stream;

/** Whether no service can take all processors or all memory of its host from the others. */
public final class ResourceLimitsCheck implements ServiceCheck {

    @Override
    public WeighedCheck check() {
        return WeighedCheck.RESOURCE_LIMITS;
    }

    @Override
    public Stream<String> flaws(ComposeService service, Seen seen) {
        var resources = service.resources();
        return Stream.of(
                        limitsProcessors(resources) ? "" : "has no limit for processors",
                        resources.limits().memory().isPresent() ? "" : "has no limit for memory")
                .filter(flaw -> !flaw.isEmpty());
    }

    private static boolean limitsProcessors(Resources resources) {
        return resources.limits().cpus().isPresent()
                || resources.processor().quota().filter(quota -> quota > 0).isPresent();
    }

    @Override
    public String wellDone() {
        return "every service has limits for processors and memory";
    }

    @Override
    public String fix() {
        return "set `deploy.resources.limits` with `cpus` and `memory`, such as {cpus: \"0.5\", memory: 256m}";
    }
}
