package dev.slipway.backup.postgres;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A program at work on this host; its complaints are read beside it. */
final class HostProgram implements RunningProgram {

    private static final long GRACE_SECONDS = 5;

    private final Process process;
    private final Complaints complaints = new Complaints();
    private final Thread listener;

    HostProgram(Process process) {
        this.process = process;
        this.listener = Thread.ofVirtual()
                .name("complaints-of-" + process.pid())
                .start(() -> complaints.readAll(process.getErrorStream()));
    }

    @Override
    public OutputStream input() {
        return process.getOutputStream();
    }

    @Override
    public InputStream output() {
        return process.getInputStream();
    }

    @Override
    public int await() throws InterruptedException {
        int code = process.waitFor();
        listener.join();
        return code;
    }

    @Override
    public boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time);
    }

    @Override
    public String complaints() {
        return complaints.words();
    }

    @Override
    public void close() {
        process.destroy();
        boolean interrupted = Thread.interrupted();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
