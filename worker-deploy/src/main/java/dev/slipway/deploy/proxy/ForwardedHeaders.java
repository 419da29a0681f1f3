package dev.slipway.deploy.proxy;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;

/**
 * Tells the service who really asked. Only a peer on this host, such as a TLS terminator, is believed about the hops before
 * it; from anybody else these headers would be forgeries.
 */
final class ForwardedHeaders implements ProxyInterceptor {

    private static final List<String> FROM_PEERS_ON_THIS_HOST_ONLY =
            List.of("forwarded", "x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-forwarded-port");

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var request = context.request();
        HttpServerRequest incoming = request.proxiedRequest();
        String peer = incoming.remoteAddress().hostAddress();
        if (!onThisHost(incoming.remoteAddress())) {
            FROM_PEERS_ON_THIS_HOST_ONLY.forEach(request.headers()::remove);
        }
        String before = request.headers().get("x-forwarded-for");
        request.putHeader("x-forwarded-for", before == null ? peer : before + ", " + peer);
        putIfAbsent(request, "x-forwarded-proto", incoming.scheme());
        putIfAbsent(
                request,
                "x-forwarded-port",
                Integer.toString(incoming.localAddress().port()));
        if (incoming.authority() != null) {
            putIfAbsent(request, "x-forwarded-host", incoming.authority().toString());
        }
        // The proxy itself has already asked the client to go on.
        request.headers().remove("expect");
        return context.sendRequest();
    }

    private static void putIfAbsent(ProxyRequest request, String name, String value) {
        if (!request.headers().contains(name)) {
            request.putHeader(name, value);
        }
    }

    private static boolean onThisHost(SocketAddress peer) {
        String address = peer.hostAddress();
        return address != null && (address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1"));
    }
}
