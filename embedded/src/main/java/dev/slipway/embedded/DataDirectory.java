package dev.slipway.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.apache.kafka.server.common.TransactionVersion;

/** The folder of one broker: claimed by one process at a time, because Kafka writes to its metadata log before it takes a lock itself. */
final class DataDirectory implements AutoCloseable {

    static final int NODE_ID = 1;

    private final Path directory;
    private final FileChannel claim;

    private DataDirectory(Path directory, FileChannel claim) {
        this.directory = directory;
        this.claim = claim;
    }

    static DataDirectory claim(Path directory) {
        if (directory.toString().contains(",")) {
            throw new CannotStart(
                    "The data directory %s has a comma in its path, which Kafka takes for two directories. Choose another one."
                            .formatted(directory));
        }
        try {
            Files.createDirectories(directory);
            var lock = directory.resolve(".in-use");
            var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new CannotStart(
                        "The data directory %s belongs to a broker that is running. Stop that one, or choose another directory."
                                .formatted(directory));
            }
            return new DataDirectory(directory, channel);
        } catch (IOException e) {
            throw new CannotStart(
                    "The data directory %s cannot be used: %s. Make it a folder that this user may write to."
                            .formatted(directory, e),
                    e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** Gives a new directory its cluster id, once: Kafka writes the file asked for here as the last step of formatting. */
    void format() {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        var formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setNodeId(NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(directory.toString()))
                .setMetadataLogDirectory(directory.toString())
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setFeatureLevel(TransactionVersion.FEATURE_NAME, TransactionVersion.LATEST_PRODUCTION.featureLevel());
        try {
            formatter.run();
        } catch (Exception e) {
            throw new CannotStart(
                    "The data directory %s cannot be prepared for Kafka: %s. Choose another directory, or see what else lies in it."
                            .formatted(directory, e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            claim.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
