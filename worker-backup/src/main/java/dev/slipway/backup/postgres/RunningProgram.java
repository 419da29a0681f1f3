package dev.slipway.backup.postgres;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** A program at work, that can be ended at any time. */
public interface RunningProgram extends AutoCloseable {

    OutputStream input();

    InputStream output();

    /** Waits for its end and gives its exit code. */
    int await() throws InterruptedException;

    /** Waits that long at most, and says whether it has ended. */
    boolean endsWithin(Duration time) throws InterruptedException;

    /** The beginning and the end of what it had to complain about, without secrets. */
    String complaints();

    /** Ends it if it still runs. */
    @Override
    void close();
}
