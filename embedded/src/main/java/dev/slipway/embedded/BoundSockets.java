package dev.slipway.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.server.ServerSocketFactory;

/** Binds both ports before Kafka starts: a free port cannot be lost to somebody else in between, and a taken one is noticed before anything runs. */
final class BoundSockets implements ServerSocketFactory, AutoCloseable {

    private static final int BACKLOG = 50;

    private final int brokerPort;
    private final int controllerPort;
    private final Map<Integer, ServerSocketChannel> waiting = new HashMap<>();

    private BoundSockets(ServerSocketChannel broker, ServerSocketChannel controller) {
        this.brokerPort = broker.socket().getLocalPort();
        this.controllerPort = controller.socket().getLocalPort();
        waiting.put(brokerPort, broker);
        waiting.put(controllerPort, controller);
    }

    static BoundSockets open(int brokerPort, int controllerPort) {
        var broker = bind("Kafka broker", brokerPort);
        try {
            return new BoundSockets(broker, bind("Kafka controller", controllerPort));
        } catch (CannotStart e) {
            close(broker);
            throw e;
        }
    }

    int brokerPort() {
        return brokerPort;
    }

    int controllerPort() {
        return controllerPort;
    }

    @Override
    public synchronized ServerSocketChannel openServerSocket(
            String listenerName, InetSocketAddress address, int backlog, int receiveBuffer) throws IOException {
        var bound = waiting.remove(address.getPort());
        return bound != null
                ? bound
                : ServerSocketFactory.INSTANCE.openServerSocket(listenerName, address, backlog, receiveBuffer);
    }

    /** Closes what Kafka has not taken over. */
    @Override
    public synchronized void close() {
        waiting.values().forEach(BoundSockets::close);
        waiting.clear();
    }

    private static ServerSocketChannel bind(String part, int port) {
        try {
            var channel = ServerSocketChannel.open();
            try {
                channel.configureBlocking(false);
                return channel.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw CannotStart.portTaken(part, port, e);
        }
    }

    private static void close(ServerSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
