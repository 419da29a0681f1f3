package dev.slipway.validate.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** How much memory a host has in all, and how much it could give without swapping. */
record Memory(String where, long total, long available) {

    private static final Path FACTS = Path.of("/proc/meminfo");

    /** Nothing where the kernel tells only how much nobody has touched yet, which says little about what it could give. */
    static Optional<Memory> ofThisHost() {
        try {
            return Files.isReadable(FACTS) ? parse("this host", Files.readString(FACTS)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** What Linux says in `/proc/meminfo`. */
    static Optional<Memory> parse(String where, String facts) {
        var total = kilobytes("MemTotal", facts);
        var available = kilobytes("MemAvailable", facts);
        return total.isPresent() && available.isPresent()
                ? Optional.of(new Memory(where, total.getAsLong() * 1024, available.getAsLong() * 1024))
                : Optional.empty();
    }

    private static OptionalLong kilobytes(String name, String facts) {
        var line = Pattern.compile("(?m)^" + name + ":\\s+([0-9]{1,15}) kB").matcher(facts);
        return line.find() ? OptionalLong.of(Long.parseLong(line.group(1))) : OptionalLong.empty();
    }
}
