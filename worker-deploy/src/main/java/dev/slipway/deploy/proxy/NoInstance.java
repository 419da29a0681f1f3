package dev.slipway.deploy.proxy;

/** A request that no service can take now, with the answer its sender gets. */
final class NoInstance extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private NoInstance(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static NoInstance noRoute(String path) {
        return new NoInstance(404, "No service of this application serves " + path + ".");
    }

    static NoInstance noBackend(String service) {
        return new NoInstance(
                503, "Service '" + service + "' has no running instance at the moment; try again shortly.");
    }

    static NoInstance noAnswer(String service, String why) {
        return new NoInstance(502, "Service '" + service + "' did not answer: " + why + ".");
    }

    static NoInstance tooLate(String service) {
        return new NoInstance(504, "Service '" + service + "' took too long to answer.");
    }

    int status() {
        return status;
    }
}
