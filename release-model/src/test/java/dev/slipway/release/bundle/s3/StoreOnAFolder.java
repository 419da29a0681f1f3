package dev.slipway.release.bundle.s3;

import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A real S3 server over a folder, on a free port, for as long as a test runs. */
final class StoreOnAFolder implements AutoCloseable {

    static final S3Credentials CREDENTIALS = new S3Credentials("slipway", "not-a-secret");

    private final S3Proxy server;

    StoreOnAFolder(Path folder) throws Exception {
        server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, CREDENTIALS.accessKey(), CREDENTIALS.secretKey())
                .build();
        server.start();
    }

    S3Address address() {
        return address("releases", CREDENTIALS);
    }

    S3Address address(String bucket, S3Credentials credentials) {
        return new S3Address(
                URI.create("http://127.0.0.1:" + server.getPort()), "us-east-1", bucket, true, credentials);
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
