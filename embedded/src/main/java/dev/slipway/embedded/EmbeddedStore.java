package dev.slipway.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 server on a local folder, so that workers speak to one machine's disk exactly as they speak to a real object store. */
public final class EmbeddedStore implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final long MILLIS_FOR_RUNNING_REQUESTS = 5_000;

    private final S3Proxy server;

    private EmbeddedStore(S3Proxy server) {
        this.server = server;
    }

    /** Where the objects lie, which port to take (0 is any free one), and the only credentials that are let in. */
    public record Settings(Path folder, int port, String accessKey, String secretKey) {
        @Override
        public String toString() {
            return "Settings[folder=%s, port=%d, accessKey=%s, secretKey=***]".formatted(folder, port, accessKey);
        }
    }

    public static EmbeddedStore start(Settings settings) {
        var server = S3Proxy.builder()
                .blobStore(
                        new FilesystemNio2BlobStore(prepared(settings.folder()).toString()))
                .endpoint(URI.create("http://" + HOST + ":" + settings.port()))
                .awsAuthentication(AuthenticationType.AWS_V4, settings.accessKey(), settings.secretKey())
                .stopTimeout(MILLIS_FOR_RUNNING_REQUESTS)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            stop(server);
            throw explained(settings, e);
        }
        return new EmbeddedStore(server);
    }

    public URI endpoint() {
        return URI.create("http://" + HOST + ":" + server.getPort());
    }

    @Override
    public void close() {
        stop(server);
    }

    private static Path prepared(Path folder) {
        try {
            return Files.createDirectories(folder).toRealPath();
        } catch (IOException e) {
            throw new CannotStart(
                    "The object store's folder %s cannot be used: %s. Make it a folder that this user may write to."
                            .formatted(folder, e),
                    e);
        }
    }

    private static CannotStart explained(Settings settings, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException taken) {
                return CannotStart.portTaken("object store", settings.port(), taken);
            }
        }
        return new CannotStart("The object store did not start with %s: %s.".formatted(settings, e.getMessage()), e);
    }

    private static void stop(S3Proxy server) {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The object store did not stop in good order: " + e.getMessage(), e);
        }
    }
}
