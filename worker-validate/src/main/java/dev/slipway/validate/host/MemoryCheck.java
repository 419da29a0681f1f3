package dev.slipway.validate.host;

import dev.slipway.parts.Unreachable;
import dev.slipway.release.parts.Limits;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.part.Reach;
import java.util.Optional;

/** Whether there is memory for a second release beside the one that serves. */
public final class MemoryCheck extends RoomCheck<Memory> {

    public MemoryCheck(Reach reach) {
        super(reach);
    }

    @Override
    public String id() {
        return "memory";
    }

    @Override
    Optional<Memory> ofThisHost() {
        return Memory.ofThisHost();
    }

    @Override
    Optional<Memory> of(EngineHost host) {
        return Memory.ofThisHost();
    }

    @Override
    Optional<Memory> probed(Probe probe) throws Unreachable {
        return Memory.parse("the host of " + probe.line().engine(), probe.said("cat", "/proc/meminfo"));
    }

    @Override
    Finding judged(Memory memory, Limits limits) {
        var told = Amount.of(memory.available()) + " of " + Amount.of(memory.total()) + " of memory are free on "
                + memory.where();
        return memory.available() < limits.memoryFree()
                ? Finding.fail(
                        "memory-short",
                        told + "; " + Amount.of(limits.memoryFree()) + " have to be",
                        "end what is not needed there, or lower `limits.memory-free` in targets.yaml")
                : Finding.pass(told);
    }
}
