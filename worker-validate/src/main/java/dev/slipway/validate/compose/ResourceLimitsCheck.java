package dev.slipway.validate.compose;

import dev.slipway.release.checks.WeighedCheck;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Written;
import java.util.Optional;
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
        var limits = resources.limits();
        return Stream.concat(
                resources.limitsProcessors() ? Stream.empty() : flaw("processors", limits.cpus()),
                resources.limitsMemory() ? Stream.empty() : flaw("memory", limits.memory()));
    }

    private static Stream<String> flaw(String of, Optional<? extends Written<?>> written) {
        return Stream.of(written.map(value -> "has " + value.value() + " as limit for " + of + ", which is no limit")
                .orElse("has no limit for " + of));
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
