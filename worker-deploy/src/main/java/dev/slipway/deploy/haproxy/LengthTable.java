package dev.slipway.deploy.haproxy;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.slipway.deploy.Backend;
import dev.slipway.deploy.Latencies;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long answers took, as HAProxy counts it itself: the configuration adds one to an entry per server and length for each
 * answer, so nothing is lost while no worker looks.
 */
record LengthTable(Map<Backend, Latencies> lengths) {

    static LengthTable ask(RuntimeSocket socket) {
        return parse(socket.ask("show table " + ConfigurationText.LENGTHS));
    }

    static LengthTable parse(String answer) {
        return new LengthTable(answer.lines()
                .filter(line -> line.contains(" key="))
                .map(Length::parse)
                .collect(groupingBy(
                        Length::backend,
                        collectingAndThen(
                                toMap(Length::millis, Length::count, Long::sum, TreeMap::new), Latencies::new))));
    }

    Latencies of(Backend backend) {
        return lengths.getOrDefault(backend, Latencies.NONE);
    }

    private record Length(Backend backend, long millis, long count) {

        /** Such as {@code 0x55b: key=127.0.0.1:8080/120 use=0 exp=0 gpc0=7}. */
        static Length parse(String line) {
            String key = field(line, " key=");
            int slash = key.lastIndexOf('/');
            return new Length(
                    new ServerName(key.substring(0, slash)).backend(),
                    Long.parseLong(key.substring(slash + 1)),
                    Long.parseLong(field(line, " gpc0=")));
        }

        private static String field(String line, String name) {
            int from = line.indexOf(name) + name.length();
            int to = line.indexOf(' ', from);
            return line.substring(from, to < 0 ? line.length() : to);
        }
    }
}
