package dev.slipway.release.compose.shape;

import static dev.slipway.release.compose.shape.Kinds.decimal;
import static dev.slipway.release.compose.shape.Kinds.integer;
import static dev.slipway.release.compose.shape.Kinds.written;

import dev.slipway.release.compose.model.Resources;
import dev.slipway.release.compose.model.Written;
import dev.slipway.release.yaml.Fields;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;

/** Limits in the older way, which fill what `deploy.resources` leaves open and may not contradict it. */
record OlderLimits(
        Optional<Written<BigDecimal>> cpus,
        Optional<Written<Long>> memory,
        Optional<Written<Long>> pids,
        Optional<Written<Long>> reservedMemory) {

    static Supplier<OlderLimits> in(Fields fields) {
        var cpus = fields.optional("cpus", written(decimal()));
        var memory = fields.optional("mem_limit", written(Sizes.bytes()));
        var pids = fields.optional("pids_limit", written(integer()));
        var reserved = fields.optional("mem_reservation", written(Sizes.bytes()));
        return () -> new OlderLimits(cpus.get(), memory.get(), pids.get(), reserved.get());
    }

    Resources.Limits within(Resources.Limits limits) {
        return new Resources.Limits(
                agreed("cpus", cpus, limits.cpus()),
                agreed("mem_limit", memory, limits.memory()),
                agreed("pids_limit", pids, limits.pids()));
    }

    Resources.Reservations within(Resources.Reservations reservations) {
        return new Resources.Reservations(
                reservations.cpus(),
                agreed("mem_reservation", reservedMemory, reservations.memory()),
                reservations.devices());
    }

    private static <T extends Comparable<T>> Optional<Written<T>> agreed(
            String key, Optional<Written<T>> older, Optional<Written<T>> newer) {
        if (older.isPresent()
                && newer.isPresent()
                && older.get().value().compareTo(newer.get().value()) != 0) {
            throw new IllegalArgumentException(
                    "`" + key + "` says " + older.get().value() + " and `deploy.resources` says "
                            + newer.get().value() + "; keep one");
        }
        return newer.or(() -> older);
    }
}
