package dev.slipway.migrations.scratch;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server that is made for the occasion and leaves nothing behind. */
public final class ScratchPostgres implements AutoCloseable {

    private final PostgresBinaries binaries;
    private final Cluster cluster;
    private final ScratchFolder folder;
    private final Cluster.Running running;
    private final String password;
    private final AtomicInteger databases = new AtomicInteger();
    private final Thread atExit = new Thread(this::throwAway, "scratch-postgres-at-exit");

    private ScratchPostgres(
            PostgresBinaries binaries,
            Cluster cluster,
            ScratchFolder folder,
            Cluster.Running running,
            String password) {
        this.binaries = binaries;
        this.cluster = cluster;
        this.folder = folder;
        this.running = running;
        this.password = password;
    }

    /** The newest server that is installed. */
    public static ScratchPostgres start() {
        return start(PostgresBinaries.find(System.getenv(), OptionalInt.empty()), Map.of());
    }

    /** Settings go before those that a scratch server has by itself. */
    public static ScratchPostgres start(PostgresBinaries binaries, Map<String, String> settings) {
        return start(binaries, settings, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** In a place of one's own, for what is too large for the usual one. */
    public static ScratchPostgres start(PostgresBinaries binaries, Map<String, String> settings, Path parent) {
        return start(binaries, settings, parent, Door.LOOPBACK);
    }

    /**
     * For what strangers will run on it: it is reached through a file and reaches no network itself.
     *
     * @see #hasNoNetwork() whether this machine allows the latter
     */
    public static ScratchPostgres secluded(PostgresBinaries binaries, Map<String, String> settings, Path parent) {
        return start(binaries, settings, parent, Door.FILE);
    }

    private static ScratchPostgres start(
            PostgresBinaries binaries, Map<String, String> settings, Path parent, Door door) {
        clear(binaries, parent);
        var account = Account.fitForServer();
        var folder = ScratchFolder.create(parent, account);
        var cluster = new Cluster(binaries, account, folder, door);
        var password = secret();
        try {
            cluster.initialise(password);
            var server = new ScratchPostgres(binaries, cluster, folder, cluster.start(settings), password);
            Runtime.getRuntime().addShutdownHook(server.atExit);
            return server;
        } catch (RuntimeException e) {
            folder.delete();
            throw e;
        }
    }

    /** Ends and removes the servers of processes that had no chance to do so themselves. */
    public static void clear(PostgresBinaries binaries, Path parent) {
        var account = Account.fitForServer();
        ScratchFolder.abandoned(parent, account).forEach(left -> {
            new Cluster(binaries, account, left).stop();
            left.delete();
        });
    }

    public PostgresBinaries binaries() {
        return binaries;
    }

    /** Whether the server runs where no network is; where it does not, only its rights keep SQL from calling out. */
    public boolean hasNoNetwork() {
        return cluster.hasNoNetwork();
    }

    /** An address, or the folder of the socket. */
    public String host() {
        return cluster.host();
    }

    public int port() {
        return running.port();
    }

    /** Where all that the server writes lies. */
    public Path folder() {
        return folder.path();
    }

    /** An empty database that belongs to a role without any power beyond it. */
    public ScratchDatabase newDatabase() {
        return newDatabase(DatabaseForm.USUAL);
    }

    /** Likewise, for data that is written and sorted in a certain way. */
    public ScratchDatabase newDatabase(DatabaseForm form) {
        int number = databases.incrementAndGet();
        var name = "scratch_" + number;
        var ownerPassword = secret();
        var superuser = new Login(host(), port(), "postgres", Cluster.SUPERUSER, password);
        try (var connection = superuser.open();
                var statement = connection.createStatement()) {
            statement.execute("create role " + name + " login password '" + ownerPassword + "'");
            statement.execute("create database " + name + " owner " + name + form.clause());
            statement.execute("revoke connect on database " + name + " from public");
        } catch (SQLException e) {
            throw new CannotStart("the scratch server makes no database: " + e.getMessage(), e);
        }
        return new ScratchDatabase(
                new Login(host(), port(), name, name, ownerPassword),
                new Login(host(), port(), name, Cluster.SUPERUSER, password));
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            return; // the hook does it
        }
        throwAway();
    }

    private void throwAway() {
        cluster.stop();
        Cluster.await(running.process());
        folder.delete();
    }

    private static String secret() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
