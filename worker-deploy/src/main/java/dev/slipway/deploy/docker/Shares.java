package dev.slipway.deploy.docker;

import com.github.dockerjava.api.model.DeviceRequest;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ulimit;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.release.compose.model.Resources;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How much of its host a container may take. */
final class Shares {

    private static final BigDecimal NANO = BigDecimal.valueOf(1_000_000_000);

    private Shares() {}

    static void of(ComposeService service, HostConfig host) {
        var resources = service.resources();
        var limits = resources.limits();
        limits.cpus()
                .ifPresent(cpus -> host.withNanoCPUs(cpus.value().multiply(NANO).longValue()));
        limits.memory().ifPresent(memory -> host.withMemory(memory.value()));
        limits.pids().ifPresent(pids -> host.withPidsLimit(pids.value()));
        resources.reservations().memory().ifPresent(memory -> host.withMemoryReservation(memory.value()));
        service.storage().sharedMemory().ifPresent(host::withShmSize);
        processor(resources.processor(), host);
        memory(resources.memory(), host);
        host.withUlimits(
                resources.ulimits().entrySet().stream().map(Shares::ulimit).toList());
        host.withDeviceRequests(Stream.concat(resources.gpus().stream(), resources.reservations().devices().stream())
                .map(Shares::device)
                .toList());
    }

    private static void processor(Resources.Processor processor, HostConfig host) {
        processor.shares().ifPresent(shares -> host.withCpuShares(shares.intValue()));
        processor.quota().ifPresent(host::withCpuQuota);
        processor.period().ifPresent(host::withCpuPeriod);
        processor.cores().ifPresent(host::withCpusetCpus);
    }

    private static void memory(Resources.Memory memory, HostConfig host) {
        memory.swapLimit().ifPresent(host::withMemorySwap);
        memory.swappiness().ifPresent(host::withMemorySwappiness);
        memory.score().ifPresent(score -> host.withOomScoreAdj(score.intValue()));
        if (memory.noOutOfMemoryKill()) {
            host.withOomKillDisable(true);
        }
    }

    private static Ulimit ulimit(Map.Entry<String, Resources.Ulimit> limit) {
        return new Ulimit(
                limit.getKey(), limit.getValue().soft(), limit.getValue().hard());
    }

    private static DeviceRequest device(Resources.DeviceRequest asked) {
        var request = new DeviceRequest().withOptions(asked.options());
        if (!asked.capabilities().isEmpty()) {
            request.withCapabilities(List.of(asked.capabilities()));
        }
        if (!asked.ids().isEmpty()) {
            request.withDeviceIds(asked.ids());
        }
        asked.driver().ifPresent(request::withDriver);
        asked.count().ifPresent(count -> request.withCount(count.intValue()));
        return request;
    }
}
