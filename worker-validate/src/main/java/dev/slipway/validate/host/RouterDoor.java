package dev.slipway.validate.host;

import dev.slipway.release.operations.Router;
import dev.slipway.validate.check.Finding;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;

/** The port at which the users of processes arrive: free before the first release, and held by its own router afterwards. */
record RouterDoor(Router router) {

    Finding look() {
        try (var _ = new ServerSocket(router.port(), 1, InetAddress.getByName(router.address()))) {
            return Finding.pass("the port " + router + " of the router is free");
        } catch (BindException taken) {
            return judged(String.valueOf(taken.getMessage()).toLowerCase(Locale.ROOT));
        } catch (IOException impossible) {
            return Finding.fail(
                    "router-address",
                    "the router cannot listen on " + router + ": " + impossible.getMessage(),
                    "correct `router.address` in targets.yaml");
        }
    }

    private Finding judged(String why) {
        if (why.contains("permission")) {
            return Finding.notApplicable("worker-validate may not open ports as low as that of the router, " + router);
        }
        if (!why.contains("in use")) {
            return Finding.fail(
                    "router-address",
                    "the router cannot listen on " + router + ": " + why,
                    "name an address of this host as `router.address` in targets.yaml");
        }
        return OwnRouters.listensOn(router)
                ? Finding.pass("the port " + router + " is held by the target's own router")
                : Finding.fail(
                        "port-taken",
                        "another program listens on the port " + router + " of the router",
                        "end it (`ss -ltnp` shows which it is), or give the router another port in targets.yaml");
    }
}
