package dev.slipway.validate.host;

import dev.slipway.parts.Unreachable;
import dev.slipway.release.parts.Limits;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.part.Reach;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether the disks that a release goes to have room: half an unpacked release is worse than none. */
public final class DiskCheck extends RoomCheck<Disk> {

    private final Path state;

    /** The state folder stands for the disk on which processes and their releases lie. */
    public DiskCheck(Reach reach, Path state) {
        super(reach);
        this.state = state;
    }

    @Override
    public String id() {
        return "disk";
    }

    @Override
    Optional<Disk> ofThisHost() throws IOException {
        return Optional.of(Disk.of(state));
    }

    @Override
    Optional<Disk> of(EngineHost host) throws IOException {
        return Optional.of(Disk.of(host.folder()));
    }

    @Override
    Optional<Disk> probed(Probe probe) throws Unreachable {
        return Disk.parse("the host of " + probe.line().engine(), probe.said("df", "-Pk", "/"));
    }

    @Override
    Finding judged(Disk disk, Limits limits) {
        var told = disk.percentUsed() + " % of the disk of " + disk.where() + " are in use, "
                + Amount.of(disk.available()) + " are free";
        return disk.percentUsed() >= limits.diskUsed()
                ? Finding.fail(
                        "disk-full",
                        told + "; it has to be below " + limits.diskUsed() + " %",
                        "make room, for example with `docker system prune` or by deleting old logs, or raise"
                                + " `limits.disk-used` in targets.yaml")
                : Finding.pass(told);
    }
}
