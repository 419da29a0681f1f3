package dev.slipway.migrations.stake;

import java.sql.Connection;
import java.sql.SQLException;

/** Keeps in the database which tables and columns were there before a deployment's first migration; numbers only grow. */
public final class Marks {

    private static final String MAKE = """
            create table if not exists slipway.migration_mark (
              deployment text not null,
              relation   oid not null,
              columns    integer not null,
              primary key (deployment, relation)
            )""";
    private static final String MARKED = "select exists (select from slipway.migration_mark where deployment = ?)";
    private static final String FORGET = "delete from slipway.migration_mark where deployment <> ?";

    /** The relation that does not exist tells an empty database from one that nobody has marked. */
    private static final String MARK = """
            insert into slipway.migration_mark (deployment, relation, columns)
            select ?, 0, 0
            union all
            select ?, oid, relnatts from pg_catalog.pg_class where relkind in ('r', 'p') and relpersistence <> 't'""";

    private final Connection connection;

    public Marks(Connection connection) {
        this.connection = connection;
    }

    /** Only the first time counts; whoever calls holds the lock of a run. */
    public void set(String deployment) throws SQLException {
        connection.setAutoCommit(false);
        try {
            execute(MAKE);
            if (!marked(deployment)) {
                execute(FORGET, deployment);
                execute(MARK, deployment, deployment);
            }
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private boolean marked(String deployment) throws SQLException {
        try (var question = connection.prepareStatement(MARKED)) {
            question.setString(1, deployment);
            try (var answer = question.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }

    private void execute(String sql, String... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setString(index + 1, values[index]);
            }
            statement.execute();
        }
    }
}
