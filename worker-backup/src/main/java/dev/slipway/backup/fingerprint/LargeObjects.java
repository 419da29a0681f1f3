package dev.slipway.backup.fingerprint;

import java.sql.Connection;
import java.sql.SQLException;

/** All large objects together: how many, how many bytes, and a hash over numbers and contents in any order. */
public record LargeObjects(long count, long bytes, String hash) {

    /** Each is read in pieces, because one may be larger than what PostgreSQL hands out at once. */
    private static final String QUERY = """
            select count(*), coalesce(sum(size), 0), coalesce(sum(pieces), 0) + coalesce(sum(hashtextextended(oid || ' ' || size, 0)), 0)
            from (
              select o.oid, s.size, c.closed, (
                       select sum(hashtextextended(o.oid || ' ' || p.at || ' ' || encode(sha256(lo_get(o.oid, p.at, 1048576)), 'hex'), 0))
                       from generate_series(0::bigint, s.size - 1, 1048576) as p (at)) as pieces
              from pg_largeobject_metadata o
              cross join lateral (select lo_open(o.oid, 262144) as handle offset 0) h
              cross join lateral (select lo_lseek64(h.handle, 0, 2) as size offset 0) s
              cross join lateral (select lo_close(h.handle) as closed where s.size >= 0 offset 0) c
              offset 0) each""";

    public static LargeObjects read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(QUERY)) {
            row.next();
            return new LargeObjects(row.getLong(1), row.getLong(2), row.getString(3));
        }
    }

    @Override
    public String toString() {
        return count + " of " + bytes + " bytes";
    }
}
