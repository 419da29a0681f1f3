package dev.slipway.backup.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The event triggers of a restored database: they would run what its author has written with the power of whoever gives
 * away what the weak owner has made, even those that fire always.
 */
public record EventTriggers(Connection superuser) {

    private static final String AWAKE = """
            select pg_catalog.quote_ident(t.evtname),
                   case t.evtenabled when 'A' then 'enable always' when 'R' then 'enable replica' else 'enable' end
            from pg_catalog.pg_event_trigger t
            where t.evtenabled <> 'D'""";

    /** What must not set them off. */
    @FunctionalInterface
    public interface Work {
        void run() throws SQLException;
    }

    /** They are as before afterwards; changing them sets off none. */
    public void asleep(Work work) throws SQLException {
        var awake = awake();
        for (var name : awake.keySet()) {
            alter(name, "disable");
        }
        try {
            work.run();
        } finally {
            for (var trigger : awake.entrySet()) {
                alter(trigger.getKey(), trigger.getValue());
            }
        }
    }

    private Map<String, String> awake() throws SQLException {
        var awake = new LinkedHashMap<String, String>();
        try (var statement = superuser.createStatement();
                var rows = statement.executeQuery(AWAKE)) {
            while (rows.next()) {
                awake.put(rows.getString(1), rows.getString(2));
            }
        }
        return awake;
    }

    private void alter(String name, String state) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute("alter event trigger " + name + " " + state);
        }
    }
}
