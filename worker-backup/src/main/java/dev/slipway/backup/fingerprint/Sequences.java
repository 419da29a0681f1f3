package dev.slipway.backup.fingerprint;

import dev.slipway.backup.fingerprint.SequencePicture.Position;
import dev.slipway.migrations.data.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads where all sequences of a database stand, many with one question. */
record Sequences(Connection connection) {

    private static final int AT_ONCE = 200;
    private static final String QUERY = """
            select n.nspname, c.relname, pg_catalog.format('%I.%I', n.nspname, c.relname), s.seqincrement < 0, s.seqcycle
            from pg_catalog.pg_sequence s
            join pg_catalog.pg_class c on c.oid = s.seqrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and not exists (
                select from pg_catalog.pg_depend d
                where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
            order by n.nspname, c.relname""";

    private record Found(TableName name, String sql, boolean descending, boolean cycles) {}

    /** All of them, each with one position for both bounds. */
    List<SequencePicture> read() throws SQLException {
        var found = new ArrayList<Found>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                found.add(new Found(
                        new TableName(rows.getString(1), rows.getString(2)),
                        rows.getString(3),
                        rows.getBoolean(4),
                        rows.getBoolean(5)));
            }
        }
        var pictures = new ArrayList<SequencePicture>();
        for (int from = 0; from < found.size(); from += AT_ONCE) {
            var some = found.subList(from, Math.min(found.size(), from + AT_ONCE));
            var positions = positions(some);
            for (int i = 0; i < some.size(); i++) {
                var sequence = some.get(i);
                var position = Objects.requireNonNull(positions.get(i), sequence.sql());
                pictures.add(new SequencePicture(
                        sequence.name(), sequence.descending(), sequence.cycles(), position, position));
            }
        }
        return pictures;
    }

    /** Those of before with the positions of now as their upper bounds; what has come since is not in the copy. */
    List<SequencePicture> readAgain(List<SequencePicture> before) throws SQLException {
        var now = read().stream().collect(Collectors.toMap(SequencePicture::name, SequencePicture::before));
        return before.stream()
                .map(old -> new SequencePicture(
                        old.name(),
                        old.descending(),
                        old.cycles(),
                        old.before(),
                        now.getOrDefault(old.name(), old.before())))
                .toList();
    }

    private Map<Integer, Position> positions(List<Found> sequences) throws SQLException {
        var query = IntStream.range(0, sequences.size())
                .mapToObj(i -> "select " + i + ", last_value, is_called from "
                        + sequences.get(i).sql())
                .collect(Collectors.joining(" union all "));
        var positions = new HashMap<Integer, Position>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                positions.put(rows.getInt(1), new Position(rows.getLong(2), rows.getBoolean(3)));
            }
        }
        return positions;
    }
}
