package dev.slipway.release.compose.forms;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** One port of a container, and the port or range of the host through which it is reached. */
record PortSpec(String address, String published, int target, String protocol) {

    private static final int LONGEST_RANGE = 10_000;
    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");

    /** Reads `[[address:][published]:]target[/protocol]`, where target and published may be ranges. */
    static List<PortSpec> parse(String written) {
        var parts = List.of(written.split(":", -1));
        var last = parts.getLast();
        var published = parts.size() > 1 ? parts.get(parts.size() - 2) : "";
        var address = parts.size() > 2 ? String.join(":", parts.subList(0, parts.size() - 2)) : "";
        var slash = last.indexOf('/');
        var protocol = slash < 0 ? "tcp" : last.substring(slash + 1).toLowerCase(Locale.ROOT);
        if (!PROTOCOLS.contains(protocol)) {
            throw new IllegalArgumentException("`" + protocol + "` is none of tcp, udp and sctp");
        }
        return spread(address(address), published, Range.parse(slash < 0 ? last : last.substring(0, slash)), protocol);
    }

    private static List<PortSpec> spread(String address, String published, Range targets, String protocol) {
        if (targets.size() > LONGEST_RANGE) {
            throw new IllegalArgumentException("its range has more than the " + LONGEST_RANGE + " ports allowed");
        }
        if (published.isEmpty()) {
            return targets.ports()
                    .mapToObj(port -> new PortSpec(address, "", port, protocol))
                    .sorted(BY_TARGET)
                    .toList();
        }
        var host = Range.parse(published);
        if (targets.size() == 1) { // the engine chooses one of the range
            return List.of(new PortSpec(address, host.toString(), targets.first(), protocol));
        }
        if (host.size() != targets.size()) {
            throw new IllegalArgumentException(
                    "the host's range " + host + " and the container's range " + targets + " are not of one length");
        }
        return targets.ports()
                .mapToObj(port ->
                        new PortSpec(address, Integer.toString(host.first() + port - targets.first()), port, protocol))
                .sorted(BY_TARGET)
                .toList();
    }

    /** In the order in which Compose lists them: as texts. */
    private static final Comparator<PortSpec> BY_TARGET =
            Comparator.comparing(port -> port.target() + "/" + port.protocol());

    private static String address(String written) {
        if (written.isEmpty() || written.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
            return written;
        }
        if (!written.matches("\\[[0-9A-Fa-f:.]+(%\\w+)?]")) {
            throw new IllegalArgumentException(
                    "`" + written + "` is not an IP address; one of version 6 goes into brackets, as in [::1]");
        }
        return written.substring(1, written.length() - 1);
    }

    private record Range(int first, int last) {

        static Range parse(String written) {
            if (written.isEmpty()) {
                throw new IllegalArgumentException("it names no port of the container");
            }
            var dash = written.indexOf('-');
            var first = port(dash < 0 ? written : written.substring(0, dash));
            var last = dash < 0 ? first : port(written.substring(dash + 1));
            if (last < first) {
                throw new IllegalArgumentException("the range " + written + " ends before it begins");
            }
            return new Range(first, last);
        }

        private static int port(String written) {
            var port = written.matches("[0-9]{1,5}") ? Integer.parseInt(written) : -1;
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("`" + written + "` is not a port from 0 to 65535");
            }
            return port;
        }

        int size() {
            return last - first + 1;
        }

        IntStream ports() {
            return IntStream.rangeClosed(first, last);
        }

        @Override
        public String toString() {
            return first == last ? Integer.toString(first) : first + "-" + last;
        }
    }
}
