package dev.slipway.migrations.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.IntSupplier;

/** Both directions of a channel as streams, of which reading may be given up after a time; a channel's own cannot. */
final class ChannelStreams implements AutoCloseable {

    static final int USUAL_BUFFER = 64 * 1024;

    private final SocketChannel channel;
    private final IntSupplier timeout;
    private final Selector readable;
    private final Selector writable;

    ChannelStreams(SocketChannel channel, IntSupplier timeout) throws IOException {
        this.channel = channel;
        this.timeout = timeout;
        channel.configureBlocking(false);
        this.readable = Selector.open();
        this.writable = Selector.open();
        channel.register(readable, SelectionKey.OP_READ);
        channel.register(writable, SelectionKey.OP_WRITE);
    }

    InputStream input() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return length == 0 ? 0 : ChannelStreams.this.read(ByteBuffer.wrap(bytes, offset, length));
            }
        };
    }

    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                var left = ByteBuffer.wrap(bytes, offset, length);
                while (left.hasRemaining()) {
                    if (channel.write(left) == 0) {
                        await(writable, 0);
                    }
                }
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
        readable.close();
        writable.close();
    }

    private int read(ByteBuffer into) throws IOException {
        int read = channel.read(into);
        while (read == 0) {
            await(readable, timeout.getAsInt());
            read = channel.read(into);
        }
        return read;
    }

    private static void await(Selector selector, int millis) throws IOException {
        boolean ready = selector.select(millis) > 0;
        if (!selector.isOpen()) {
            throw new SocketException("the socket was closed meanwhile");
        }
        selector.selectedKeys().clear();
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("the thread was interrupted while it waited for the server");
        }
        if (!ready && millis > 0) {
            throw new SocketTimeoutException("the server has not answered within " + millis + " ms");
        }
    }
}
