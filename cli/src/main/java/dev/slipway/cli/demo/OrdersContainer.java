package dev.slipway.cli.demo;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ports;
import dev.slipway.cli.CannotGoOn;
import dev.slipway.cli.ExitCode;
import dev.slipway.cli.demo.image.Images;
import dev.slipway.deploy.host.Polling;
import dev.slipway.migrations.scratch.CannotStart;
import dev.slipway.migrations.scratch.Login;
import dev.slipway.migrations.scratch.PostgresBinaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;

/** A PostgreSQL server in a container that the demo runs beside the shop, as an operator would. */
final class OrdersContainer implements OrdersServer {

    private static final String IMAGE = "slipway-demo/postgres:1";
    private static final ExposedPort PORT = ExposedPort.tcp(5432);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final String SUPERUSER = "postgres";
    private static final String ROLE = "shop";

    private final DockerClient engine;
    private final String name;
    private final Login owner;

    private OrdersContainer(DockerClient engine, String name, Login owner) {
        this.engine = engine;
        this.name = name;
        this.owner = owner;
    }

    /** Nothing where this machine has no PostgreSQL to make the image of. */
    static Optional<OrdersServer> on(DockerClient engine) {
        try {
            var programs = PostgresBinaries.find(System.getenv(), OptionalInt.empty());
            new Images(engine).postgres(IMAGE, programs.folder());
            return Optional.of(start(engine));
        } catch (CannotStart notInstalled) {
            return Optional.empty();
        }
    }

    private static OrdersServer start(DockerClient engine) {
        var name = "slipway-demo-orders-" + secret().substring(0, 8);
        var binding = new Ports();
        binding.bind(PORT, Ports.Binding.bindIp("127.0.0.1"));
        var id = engine.createContainerCmd(IMAGE)
                .withName(name)
                .withExposedPorts(PORT)
                .withHostConfig(HostConfig.newHostConfig().withPortBindings(binding))
                .exec()
                .getId();
        try {
            var password = secret();
            lay(password, engine, id);
            engine.startContainerCmd(id).exec();
            var superuser = new Login("127.0.0.1", portOf(engine, id), SUPERUSER, SUPERUSER, password);
            return new OrdersContainer(engine, name, makeDatabase(superuser));
        } catch (RuntimeException e) {
            remove(engine, id);
            throw e;
        }
    }

    /** Before it starts, so that it is never in what the engine shows of the container. */
    private static void lay(String password, DockerClient engine, String id) {
        try {
            var folder = Files.createTempDirectory("slipway-demo-password");
            var file = folder.resolve("password");
            try {
                Files.writeString(file, password + "\n");
                engine.copyArchiveToContainerCmd(id)
                        .withHostResource(file.toString())
                        .withRemotePath("/data")
                        .exec();
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the password of the demo's database cannot be laid down", e);
        }
    }

    private static int portOf(DockerClient engine, String id) {
        var bound = engine.inspectContainerCmd(id)
                .exec()
                .getNetworkSettings()
                .getPorts()
                .getBindings()
                .get(PORT);
        if (bound == null || bound.length == 0) {
            throw new CannotGoOn(
                    ExitCode.UNEXPECTED,
                    "the container of the demo's database has no port on this host; see `docker logs " + id + "`");
        }
        return Integer.parseInt(bound[0].getHostPortSpec());
    }

    private static Login makeDatabase(Login superuser) {
        var password = secret();
        try {
            if (!Polling.until(PATIENCE, BETWEEN_LOOKS, () -> answers(superuser))) {
                throw new CannotGoOn(
                        ExitCode.UNEXPECTED,
                        "the container of the demo's database takes no connections after " + PATIENCE.toSeconds()
                                + " s; run the demo with --runtime processes");
            }
            try (var connection = superuser.open();
                    var statement = connection.createStatement()) {
                statement.execute("create role " + ROLE + " login password '" + password + "'");
                statement.execute("create database " + ROLE + " owner " + ROLE);
            }
            return new Login(superuser.host(), superuser.port(), ROLE, ROLE, password);
        } catch (SQLException e) {
            throw new CannotGoOn(ExitCode.UNEXPECTED, "the database of the demo cannot be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotGoOn(ExitCode.UNEXPECTED, "interrupted while the demo's database started", e);
        }
    }

    private static boolean answers(Login login) {
        try (var connection = login.open()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static String secret() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public Login owner() {
        return owner;
    }

    @Override
    public Optional<String> container() {
        return Optional.of(name);
    }

    @Override
    public void close() {
        remove(engine, name);
    }

    private static void remove(DockerClient engine, String container) {
        engine.removeContainerCmd(container)
                .withForce(true)
                .withRemoveVolumes(true)
                .exec();
    }
}
