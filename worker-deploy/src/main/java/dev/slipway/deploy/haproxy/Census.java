package dev.slipway.deploy.haproxy;

import static java.util.stream.Collectors.toMap;

import dev.slipway.deploy.Backend;
import dev.slipway.deploy.Seen;
import java.util.List;
import java.util.Map;

/**
 * HAProxy's own statistics of each server: requests and failures. Of their lengths it keeps an average only, which says
 * nothing of the slowest; those are counted in a table of their own.
 */
record Census(List<Row> rows) {

    private static final String HEAD = "# ";
    private static final String NOT_A_SERVER = "BACKEND";

    /** One server in one lane. An instance has several where two tables know it. */
    record Row(Lane lane, ServerName server, int underWay, long requests, long errors) {}

    static Census ask(RuntimeSocket socket) {
        return new Census(rows(socket.ask("show stat -1 4 -1")));
    }

    Map<Backend, Integer> busy() {
        return rows.stream()
                .filter(row -> row.underWay() > 0)
                .collect(toMap(row -> row.server().backend(), Row::underWay, Integer::sum));
    }

    /** The lengths are counted for the instance, whatever the lane. */
    Map<Backend, Seen> seen(LengthTable lengths) {
        return rows.stream()
                .filter(row -> row.requests() > 0)
                .collect(toMap(
                        row -> row.server().backend(),
                        row -> new Seen(
                                row.requests(),
                                row.errors(),
                                lengths.of(row.server().backend())),
                        (one, other) -> new Seen(
                                one.requests() + other.requests(), one.errors() + other.errors(), one.latencies())));
    }

    static List<Row> rows(String answer) {
        var lines = answer.lines().filter(line -> !line.isBlank()).toList();
        var columns = List.of(lines.getFirst().substring(HEAD.length()).split(",", -1));
        return lines.stream()
                .skip(1)
                .map(line -> new Line(columns, List.of(line.split(",", -1))))
                .filter(line -> new Lane(line.text("pxname")).inStock()
                        && !line.text("svname").equals(NOT_A_SERVER))
                .map(Line::row)
                .toList();
    }

    private record Line(List<String> columns, List<String> fields) {

        String text(String column) {
            return fields.get(columns.indexOf(column));
        }

        long number(String column) {
            var text = text(column);
            return text.isEmpty() ? 0 : Long.parseLong(text);
        }

        Row row() {
            long failed = number("hrsp_5xx") + number("econ") + number("eresp") + number("wredis");
            return new Row(
                    new Lane(text("pxname")),
                    new ServerName(text("svname")),
                    (int) number("scur"),
                    number("lbtot"),
                    failed);
        }
    }
}
