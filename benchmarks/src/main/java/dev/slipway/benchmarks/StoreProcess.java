package dev.slipway.benchmarks;

import dev.slipway.embedded.EmbeddedStore;
import dev.slipway.release.bundle.s3.S3Address;
import dev.slipway.release.bundle.s3.S3Credentials;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The S3 server that all write to, in a process of its own, so that neither side shares a heap with it. */
record StoreProcess(Child child, URI endpoint, Path log) implements AutoCloseable {

    static final String BUCKET = "backups";
    private static final String USER = "slipway";
    private static final String SECRET = "benchmark-of-backups";

    static StoreProcess start(Path folder) throws IOException {
        var log = folder.resolve("store.log");
        var child = Child.start(
                log,
                List.of("-Xmx512m"),
                StoreProcess.class,
                folder.resolve("store").toString());
        var endpoint = child.process().inputReader().readLine();
        if (endpoint == null) {
            throw new IllegalStateException("the store did not start; it said: " + Files.readString(log));
        }
        Files.createDirectories(folder.resolve("store").resolve(BUCKET));
        return new StoreProcess(child, URI.create(endpoint), log);
    }

    /** Serves until its standard input ends. Argument: the folder. */
    public static void main(String[] arguments) throws IOException {
        try (var store = EmbeddedStore.start(new EmbeddedStore.Settings(Path.of(arguments[0]), 0, USER, SECRET))) {
            System.out.println(store.endpoint());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }

    static S3Address address(URI endpoint) {
        return new S3Address(endpoint, "us-east-1", BUCKET, true, new S3Credentials(USER, SECRET));
    }

    /** One PUT, as a script does it; nothing tells the store whether what came is what was sent. */
    void upload(Path file) throws IOException, InterruptedException {
        upload(file, "UNSIGNED-PAYLOAD");
    }

    /** The same with the file's SHA-256, which the store compares. */
    void uploadWithDigest(Path file) throws IOException, InterruptedException {
        upload(file, "$(sha256sum < " + file + " | cut -d ' ' -f 1)");
    }

    private void upload(Path file, String digest) throws IOException, InterruptedException {
        new Shell(log.resolveSibling("curl.log"), Map.of())
                .run(
                        "curl -sS --fail -H x-amz-content-sha256:%s --aws-sigv4 aws:amz:us-east-1:s3 --user %s:%s -T %s %s/%s/pipe-%d.age"
                                .formatted(digest, USER, SECRET, file, endpoint, BUCKET, System.nanoTime()));
    }

    @Override
    public void close() {
        child.dismiss();
    }
}
