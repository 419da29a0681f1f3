package dev.slipway.release.compose.powers;

import dev.slipway.release.compose.model.ComposeService;
import java.util.Set;

/** Settings of the kernel that hold for the whole host, and ways to outlive others when memory runs out. */
final class Kernel {

    /** The kernel keeps these for each container by itself. */
    private static final Set<String> OWN = Set.of(
            "kernel.msgmax",
            "kernel.msgmnb",
            "kernel.msgmni",
            "kernel.sem",
            "kernel.shmall",
            "kernel.shmmax",
            "kernel.shmmni",
            "kernel.shm_rmid_forced",
            "kernel.domainname",
            "kernel.hostname");

    private Kernel() {}

    static void powers(ComposeService service, Asking asking) {
        var onHostNetwork = service.networking()
                .mode()
                .filter(mode -> mode.value().equals("host"))
                .isPresent();
        service.privileges().sysctls().forEach((name, value) -> {
            if (!isOwn(name, onHostNetwork)) {
                asking.askFor("sysctl:" + name, "it sets this for the whole host", value.origin());
            }
        });
        var memory = service.resources().memory();
        if (memory.noOutOfMemoryKill()) {
            asking.askFor("oom-kill-disable", "the host dies before it when memory runs out", service.origin());
        }
        memory.score()
                .filter(score -> score < 0)
                .ifPresent(score -> asking.askFor(
                        "oom-score:" + score, "others are ended before it when memory runs out", service.origin()));
    }

    private static boolean isOwn(String name, boolean onHostNetwork) {
        return OWN.contains(name) || name.startsWith("fs.mqueue.") || name.startsWith("net.") && !onHostNetwork;
    }
}
