package dev.slipway.release.compose.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much of the host a service may take, and how much is kept for it. */
public record Resources(
        Limits limits,
        Reservations reservations,
        Processor processor,
        Memory memory,
        Map<String, Ulimit> ulimits,
        List<DeviceRequest> gpus) {

    public Resources {
        ulimits = Ordered.copyOf(ulimits);
        gpus = List.copyOf(gpus);
    }

    /** Whether it gets less than all processors; an engine takes 0 and less for no limit. */
    public boolean limitsProcessors() {
        return limits.cpus().filter(cpus -> cpus.value().signum() > 0).isPresent()
                || processor.quota().filter(quota -> quota > 0).isPresent();
    }

    /** The same for memory. */
    public boolean limitsMemory() {
        return limits.memory().filter(bytes -> bytes.value() > 0).isPresent();
    }

    /** The most that it gets, whether written as limits of `deploy` or in the older way. */
    public record Limits(
            Optional<Written<BigDecimal>> cpus, Optional<Written<Long>> memory, Optional<Written<Long>> pids) {}

    /** The least that it gets. */
    public record Reservations(
            Optional<Written<BigDecimal>> cpus, Optional<Written<Long>> memory, List<DeviceRequest> devices) {

        public Reservations {
            devices = List.copyOf(devices);
        }
    }

    /** The finer points about the processor. */
    public record Processor(
            Optional<Long> shares, Optional<Long> quota, Optional<Long> period, Optional<String> cores) {}

    /** The finer points about memory; a swap limit of -1 is none. */
    public record Memory(
            Optional<Long> swapLimit, Optional<Long> swappiness, boolean noOutOfMemoryKill, Optional<Long> score) {}

    /** Limits for each process. */
    public record Ulimit(long soft, long hard) {}

    /** Devices by what they can do; a count of -1 is all of them. */
    public record DeviceRequest(
            List<String> capabilities,
            Optional<String> driver,
            Optional<Long> count,
            List<String> ids,
            Map<String, String> options) {

        public DeviceRequest {
            capabilities = List.copyOf(capabilities);
            ids = List.copyOf(ids);
            options = Ordered.copyOf(options);
        }
    }
}
