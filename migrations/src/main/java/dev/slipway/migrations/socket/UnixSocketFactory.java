package dev.slipway.migrations.socket;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.SocketFactory;
import org.postgresql.ds.common.BaseDataSource;

/**
 * Lets the driver come in through a file instead of an address; the driver makes it itself, from its name and the file.
 *
 * <p>A host that is a folder means the file in it that PostgreSQL names after the port, as in all of its programs.
 */
public final class UnixSocketFactory extends SocketFactory {

    private static final String ANY_HOST = "localhost";

    private final Path file;

    public UnixSocketFactory(String file) {
        this.file = Path.of(file);
    }

    /** Leads a source to a host, or to the folder of its socket. */
    public static void lead(BaseDataSource source, String host, int port) {
        source.setPortNumbers(new int[] {port});
        if (host.startsWith("/")) {
            source.setServerNames(new String[] {ANY_HOST});
            source.setSocketFactory(UnixSocketFactory.class.getName());
            source.setSocketFactoryArg(Path.of(host, ".s.PGSQL." + port).toString());
        } else {
            source.setServerNames(new String[] {host});
        }
    }

    /** The folder that a source is led to, if it is one. */
    public static Optional<Path> folder(BaseDataSource source) {
        return UnixSocketFactory.class.getName().equals(source.getSocketFactory())
                ? Optional.ofNullable(source.getSocketFactoryArg())
                        .map(Path::of)
                        .map(Path::getParent)
                : Optional.empty();
    }

    @Override
    public Socket createSocket() {
        return new UnixSocket(file);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw onlyUnconnected();
    }

    private static UnsupportedOperationException onlyUnconnected() {
        return new UnsupportedOperationException(
                "a socket file has no address; make the socket first, then connect it");
    }
}
