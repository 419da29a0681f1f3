package dev.slipway.deploy.host;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** A small file that is either the old or the new one after any crash, and that only its owner may read. */
public record DurableFile(Path path) {

    public Optional<byte[]> read() {
        try {
            return Optional.of(Files.readAllBytes(path));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path + ".", e);
        }
    }

    public void write(byte[] content) {
        Path draft = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID() + ".draft");
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            writeAndSync(draft, content);
            Files.move(draft, path, ATOMIC_MOVE);
            syncFolder();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path + "; is the disk full or the folder read-only?", e);
        }
    }

    /**
     * Reads it and replaces it by what the change makes of it, as one deed among all processes of this host; a change that
     * throws leaves the file as it is.
     */
    public byte[] change(Function<Optional<byte[]>, byte[]> change) {
        return HostLock.of(this).during(() -> {
            var before = read();
            var after = change.apply(before);
            if (before.filter(content -> Arrays.equals(content, after)).isEmpty()) {
                write(after);
            }
            return after;
        });
    }

    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + path + ".", e);
        }
    }

    private static void writeAndSync(Path draft, byte[] content) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel = FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private void syncFolder() throws IOException {
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), READ)) {
            folder.force(true);
        }
    }
}
