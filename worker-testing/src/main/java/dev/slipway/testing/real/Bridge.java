package dev.slipway.testing.real;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The network bridge of one engine. An engine that is told to have none takes the usual one away, although that belongs
 * to another engine of this machine.
 */
record Bridge(String name) {

    private static final int LONGEST = 15;

    static Bridge of(PartFolder folder) {
        var name = "sw" + Integer.toHexString(folder.path().toString().hashCode());
        return new Bridge(name.substring(0, Math.min(LONGEST, name.length())));
    }

    /** It may be there from before its engine was started again. */
    String add() {
        if (!exists()) {
            Program.run(List.of("ip", "link", "add", "name", name, "type", "bridge"));
        }
        return name;
    }

    void remove() {
        if (exists()) {
            Program.run(List.of("ip", "link", "delete", name));
        }
    }

    private boolean exists() {
        return Files.isDirectory(Path.of("/sys/class/net", name));
    }
}
