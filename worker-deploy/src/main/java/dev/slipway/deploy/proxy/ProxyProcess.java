package dev.slipway.deploy.proxy;

import dev.slipway.deploy.host.ListenAddress;
import dev.slipway.deploy.host.ProcessTable;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The program that carries a target's traffic; a process of its own, so that no death of a worker touches a user. */
public final class ProxyProcess {

    static final int CANNOT_SERVE = 3;

    private static final int MOST_EVENT_LOOPS = 4;

    private final ListenAddress address;
    private final ProxyFolder folder;

    private ProxyProcess(ListenAddress address, ProxyFolder folder) {
        this.address = address;
        this.folder = folder;
    }

    /** Takes the address to listen on and the folder that holds this proxy's state. */
    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            System.err.println("Usage: ProxyProcess HOST:PORT STATE-FOLDER");
            System.exit(2);
        }
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
        var proxy = new ProxyProcess(ListenAddress.parse(arguments[0]), new ProxyFolder(Path.of(arguments[1])));
        try {
            proxy.run().onFailure(proxy::giveUp);
        } catch (RuntimeException failure) {
            proxy.giveUp(failure);
        }
    }

    private void giveUp(Throwable failure) {
        System.err.println("The proxy cannot serve on " + address + ": " + failure.getMessage());
        System.exit(CANNOT_SERVE);
    }

    /** The user's port first: of two proxies started for one target, only the one that gets it may say so. */
    private Future<Control> run() {
        int loops = Math.min(MOST_EVENT_LOOPS, Runtime.getRuntime().availableProcessors());
        var vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(loops)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        var table = new CurrentTable(folder.table());
        var inFlight = new InFlight();
        var tally = new Tally();
        var sightings = new Sightings();
        var token = randomToken();
        return vertx.deployVerticle(
                        () -> new FrontDoor(address, ProxyLimits.usual(), table, inFlight, tally, sightings),
                        new DeploymentOptions().setInstances(loops))
                .onSuccess(front -> table.readAgain())
                .compose(front -> new ControlDoor(vertx, table, inFlight, tally, sightings, token).open())
                .map(control -> announce(control, token));
    }

    private Control announce(HttpServer door, String token) {
        var self = ProcessTable.ofThisHost()
                .identityOf(ProcessHandle.current().pid())
                .orElseThrow();
        var control = new Control(self, address.toString(), door.actualPort(), token);
        folder.control().write(control);
        System.out.println("Serving on " + address + ".");
        return control;
    }

    private static String randomToken() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
