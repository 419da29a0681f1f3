package dev.slipway.deploy.host;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Lets only one deed happen at a time among all threads and processes of this host; the lock ends with its process. */
public final class HostLock {

    /** The kernel's lock belongs to the process: between its own threads it holds nobody back. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path path;

    public HostLock(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** Beside a file that is to be read and replaced as one deed. */
    public static HostLock of(DurableFile file) {
        return new HostLock(file.path().resolveSibling(file.path().getFileName() + ".lock"));
    }

    public <T, E extends Exception> T during(Deed<T, E> deed) throws E {
        var threads = THREADS.computeIfAbsent(path, first -> new ReentrantLock());
        threads.lock();
        try (var held = take()) {
            return deed.act();
        } finally {
            threads.unlock();
        }
    }

    private Held take() {
        try {
            Files.createDirectories(path.getParent());
            var channel = FileChannel.open(path, CREATE, WRITE);
            try {
                channel.lock();
                return new Held(channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot lock " + path + "; is the folder on a disk of this host?", e);
        }
    }

    /** What is done alone; it may not ask for the same lock again. */
    @FunctionalInterface
    public interface Deed<T, E extends Exception> {
        T act() throws E;
    }

    private record Held(FileChannel channel) implements AutoCloseable {

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot give a lock back.", e);
            }
        }
    }
}
