package dev.slipway.migrations.scratch;

import dev.slipway.migrations.socket.UnixSocketFactory;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Everything that a client needs to come in, for JDBC and for PostgreSQL's own programs; the host may be the folder of a socket. */
public record Login(String host, int port, String database, String user, String password, Tls tls) {

    public Login(String host, int port, String database, String user, String password) {
        this(host, port, database, user, password, Tls.UNSAID);
    }

    /** The same way with another login. */
    public Login as(String another, String itsPassword) {
        return new Login(host, port, database, another, itsPassword, tls);
    }

    /** Another database of the same server. */
    public Login to(String another) {
        return new Login(host, port, another, user, password, tls);
    }

    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        UnixSocketFactory.lead(source, host, port);
        source.setDatabaseName(database);
        tls.secure(source);
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
