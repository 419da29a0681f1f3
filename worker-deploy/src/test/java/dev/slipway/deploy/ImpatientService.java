package dev.slipway.deploy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Promises to keep a connection open and closes it right after its answer: the worst timing a pool can meet. */
public final class ImpatientService implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());

    public ImpatientService() throws IOException {
        Thread.ofVirtual().start(this::acceptAll);
    }

    public Backend backend() {
        return new Backend("127.0.0.1", server.getLocalPort());
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                var connection = server.accept();
                Thread.ofVirtual().start(() -> answerOnce(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void answerOnce(Socket connection) {
        try (connection) {
            var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {}
            connection.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(US_ASCII));
        } catch (IOException clientLeft) {
            // Nothing is owed to a client that is gone.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
