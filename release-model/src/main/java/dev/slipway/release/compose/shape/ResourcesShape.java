package dev.slipway.release.compose.shape;

import static dev.slipway.release.compose.shape.Kinds.flag;
import static dev.slipway.release.compose.shape.Kinds.integer;
import static dev.slipway.release.compose.shape.Kinds.keys;
import static dev.slipway.release.compose.shape.Kinds.options;
import static dev.slipway.release.compose.shape.Kinds.text;
import static dev.slipway.release.compose.shape.Kinds.texts;
import static dev.slipway.release.compose.shape.Kinds.written;
import static dev.slipway.release.yaml.Structures.listOf;
import static dev.slipway.release.yaml.Structures.mapOf;

import dev.slipway.release.compose.model.Resources;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** How a service says how much it may take, in the older way and in that of `deploy`. */
final class ResourcesShape {

    private static final long ALL = -1;

    private ResourcesShape() {}

    static Supplier<Resources> in(Fields fields, Supplier<DeployShape> deploy, Unused unused) {
        var older = OlderLimits.in(fields);
        var processor = processor(fields);
        var memory = memory(fields);
        var ulimits = fields.optional("ulimits", mapOf(text(), _ -> ulimit()), Map.of());
        var gpus = fields.optional("gpus", listOf(device(false)), List.of());
        unused.keys(fields, "services.*.", "cpu_count", "cpu_percent", "cpu_rt_period", "cpu_rt_runtime");
        unused.key(
                fields,
                "services.*.",
                "blkio_config",
                Unused.only(
                        "device_read_bps",
                        "device_read_iops",
                        "device_write_bps",
                        "device_write_iops",
                        "weight",
                        "weight_device"));
        return () -> new Resources(
                older.get().within(deploy.get().limits()),
                older.get().within(deploy.get().reservations()),
                processor.get(),
                memory.get(),
                ulimits.get(),
                gpus.get());
    }

    private static Supplier<Resources.Processor> processor(Fields fields) {
        var shares = fields.optional("cpu_shares", integer());
        var quota = fields.optional("cpu_quota", integer());
        var period = fields.optional("cpu_period", integer());
        var cores = fields.optional("cpuset", text());
        return () -> new Resources.Processor(shares.get(), quota.get(), period.get(), cores.get());
    }

    private static Supplier<Resources.Memory> memory(Fields fields) {
        var swap = fields.optional("memswap_limit", Sizes.bytesOrUnlimited());
        var swappiness = fields.optional("mem_swappiness", Sizes.bytes());
        var noKill = fields.optional("oom_kill_disable", flag(), false);
        var score = fields.optional(
                "oom_score_adj",
                integer().where(points -> points >= -1000 && points <= 1000, "must be from -1000 to 1000"));
        return () -> new Resources.Memory(swap.get(), swappiness.get(), noKill.get(), score.get());
    }

    private static Shape<Resources.Ulimit> ulimit() {
        Shape<Resources.Ulimit> both = integer().as(limit -> new Resources.Ulimit(limit, limit));
        Shape<Resources.Ulimit> each = keys(fields -> {
            var soft = fields.required("soft", integer());
            var hard = fields.required("hard", integer());
            return () -> new Resources.Ulimit(soft.get(), hard.get());
        });
        return value -> value.isMapping() ? each.read(value) : both.read(value);
    }

    /** Devices by what they can do; without a count or names, all of them. */
    static Shape<Resources.DeviceRequest> device(boolean mustSayWhatFor) {
        return keys(fields -> {
            var capabilities = mustSayWhatFor
                    ? fields.required("capabilities", texts())
                    : fields.optional("capabilities", texts(), List.of());
            var driver = fields.optional("driver", text());
            var count = fields.optional("count", count());
            var ids = fields.optional("device_ids", texts(), List.of());
            var options = fields.optional("options", options(), Map.of());
            return () -> request(new Resources.DeviceRequest(
                    capabilities.get(), driver.get(), count.get(), ids.get(), options.get()));
        });
    }

    private static Shape<Long> count() {
        return value -> value.scalar().filter("all"::equalsIgnoreCase).isPresent()
                ? Optional.of(ALL)
                : integer().read(value);
    }

    private static Resources.DeviceRequest request(Resources.DeviceRequest written) {
        if (written.count().isPresent() && !written.ids().isEmpty()) {
            throw new IllegalArgumentException("`count` and `device_ids` exclude each other; keep one");
        }
        return written.count().isPresent() || !written.ids().isEmpty()
                ? written
                : new Resources.DeviceRequest(
                        written.capabilities(), written.driver(), Optional.of(ALL), List.of(), written.options());
    }
}
