package dev.slipway.migrations.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Everything that a client needs to come in, for JDBC and for PostgreSQL's own programs. */
public record Login(String host, int port, String database, String user, String password) {

    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {host});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        source.setConnectTimeout(10);
        source.setLoginTimeout(20);
        return source;
    }

    public Connection open() throws SQLException {
        return dataSource().getConnection();
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}
