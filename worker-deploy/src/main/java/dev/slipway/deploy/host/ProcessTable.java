package dev.slipway.deploy.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the kernel says about the processes of this host, read from {@code /proc}; every answer may be out of date. */
public final class ProcessTable {

    /** Fixed by the kernel's interface on every machine that Java runs on. */
    private static final BigDecimal TICKS_PER_SECOND = BigDecimal.valueOf(100);

    private final Path proc;
    private final String boot;

    public ProcessTable(Path proc) {
        this.proc = proc;
        try {
            this.boot =
                    Files.readString(proc.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Running releases as processes needs Linux with " + proc
                            + " mounted; on another system choose a target that runs containers.",
                    e);
        }
    }

    public static ProcessTable ofThisHost() {
        return new ProcessTable(Path.of("/proc"));
    }

    /** The process of that number, if it lives. */
    public Optional<ProcessStat> find(long pid) {
        return read(pid, "stat").map(ProcessStat::parse).filter(ProcessStat::alive);
    }

    public Optional<ProcessIdentity> identityOf(long pid) {
        return find(pid).map(stat -> new ProcessIdentity(pid, stat.startTicks(), boot));
    }

    public boolean alive(ProcessIdentity identity) {
        return identityOf(identity.pid()).filter(identity::equals).isPresent();
    }

    /** Whether that very process still lives. */
    public boolean lives(ProcessStat stat) {
        return find(stat.pid())
                .filter(now -> now.startTicks() == stat.startTicks())
                .isPresent();
    }

    /** How long ago a process was started, by the clock that its start was measured with. */
    public Duration ageOf(ProcessIdentity identity) {
        var uptime = new BigDecimal(read("uptime").orElse("0").strip().split(" ", 2)[0]);
        var age = uptime.subtract(BigDecimal.valueOf(identity.startTicks()).divide(TICKS_PER_SECOND));
        return Duration.ofMillis(age.movePointRight(3).max(BigDecimal.ZERO).longValue());
    }

    /** Something to signal that very process with: the handle refuses one that gets the number later. */
    public Optional<ProcessHandle> handleOf(ProcessStat stat) {
        return ProcessHandle.of(stat.pid()).filter(handle -> lives(stat));
    }

    /** Names a process that was just started, even if it has ended already and nothing is known of it any more. */
    public ProcessIdentity identityOfStarted(long pid) {
        return identityOf(pid).orElseGet(() -> new ProcessIdentity(pid, -1, boot));
    }

    public List<ProcessStat> all() {
        var found = new ArrayList<ProcessStat>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path entry : entries) {
                find(Long.parseLong(entry.getFileName().toString())).ifPresent(found::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the processes in " + proc + ".", e);
        }
        return found;
    }

    /** The environment it was started with; empty when it ended meanwhile or belongs to somebody we may not look at. */
    public Map<String, String> environmentOf(long pid) {
        var variables = new HashMap<String, String>();
        for (String entry : read(pid, "environ").orElse("").split("\0")) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                variables.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return variables;
    }

    private Optional<String> read(long pid, String file) {
        return read(pid + "/" + file);
    }

    private Optional<String> read(String file) {
        try {
            return Optional.of(new String(Files.readAllBytes(proc.resolve(file)), StandardCharsets.UTF_8));
        } catch (IOException endedOrForbidden) {
            return Optional.empty();
        }
    }
}
