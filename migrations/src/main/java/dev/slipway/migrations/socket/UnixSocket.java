package dev.slipway.migrations.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A socket file as the driver knows sockets: the options of a network have no meaning and are taken without effect. */
final class UnixSocket extends Socket {

    private final Path file;
    private @Nullable ChannelStreams streams;
    private volatile boolean closed;
    private volatile int timeout;

    UnixSocket(Path file) {
        this.file = file;
    }

    /** Wherever it is told to go, it goes to its file; there is nothing to wait for on the way. */
    @Override
    public void connect(SocketAddress anywhere, int millis) throws IOException {
        streams = new ChannelStreams(channel(), () -> timeout);
    }

    @Override
    public void connect(SocketAddress anywhere) throws IOException {
        connect(anywhere, 0);
    }

    @Override
    public void bind(@Nullable SocketAddress anything) {
        // A client's end has no name.
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return open().input();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return open().output();
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (streams != null) {
            streams.close();
        }
    }

    @Override
    public boolean isConnected() {
        return streams != null;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void setSoTimeout(int millis) {
        timeout = millis;
    }

    @Override
    public int getSoTimeout() {
        return timeout;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public boolean getTcpNoDelay() {
        return true;
    }

    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public boolean getKeepAlive() {
        return false;
    }

    @Override
    public void setSendBufferSize(int bytes) {}

    @Override
    public int getSendBufferSize() {
        return ChannelStreams.USUAL_BUFFER;
    }

    @Override
    public void setReceiveBufferSize(int bytes) {}

    @Override
    public int getReceiveBufferSize() {
        return ChannelStreams.USUAL_BUFFER;
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private SocketChannel channel() throws ConnectException {
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(file));
        } catch (IOException e) {
            throw new ConnectException("connection through " + file + " refused: " + e.getMessage());
        }
    }

    private ChannelStreams open() throws SocketException {
        if (streams == null || closed) {
            throw new SocketException("the socket " + file + " is " + (closed ? "closed" : "not connected"));
        }
        return streams;
    }
}
