package dev.slipway.backup.vault;

import dev.slipway.backup.seal.Packing;
import dev.slipway.backup.seal.Seal;
import dev.slipway.backup.store.ObjectWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** One object on its way into the store: packed, sealed, counted. It counts as written only once closed in good order. */
final class Belt extends OutputStream {

    private static final long TOLD_EVERY = 4L * 1024 * 1024;

    /** What the belt reports to. */
    record Ends(InstantSource clock, Watcher watcher, Consumer<Entry> done) {}

    private final String name;
    private final ObjectWriter writer;
    private final Outlet outlet;
    private final OutputStream inlet;
    private final Ends ends;
    private final Instant begun;
    private long plain;
    private long told;
    private boolean broken;
    private boolean closed;

    Belt(String name, ObjectWriter writer, Seal seal, Allowance allowance, Ends ends) {
        this.name = name;
        this.writer = writer;
        this.ends = ends;
        this.outlet = new Outlet(writer, allowance);
        this.inlet = Packing.pack(seal.on(outlet, name));
        this.begun = ends.clock().instant();
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        try {
            inlet.write(from, offset, length);
            plain += length;
            if (plain - told >= TOLD_EVERY) {
                tell();
            }
        } catch (IOException | RuntimeException e) {
            broken = true;
            throw e;
        }
    }

    private void tell() {
        told = plain;
        ends.watcher()
                .sees(new Progress(
                        name,
                        plain,
                        outlet.passed(),
                        Duration.between(begun, ends.clock().instant())));
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (writer) {
            if (broken) {
                outlet.shut();
            }
            inlet.close();
            if (!broken) {
                ends.done().accept(new Entry(name, plain, writer.finish()));
                tell();
            }
        }
    }

    /** Drops what is under way. */
    void stop() throws IOException {
        broken = true;
        close();
    }

    /** Where packed and sealed bytes come out; whether they are complete is not for those to say who close it. */
    private static final class Outlet extends OutputStream {

        private final ObjectWriter writer;
        private final Allowance allowance;
        private long passed;
        private boolean shut;

        Outlet(ObjectWriter writer, Allowance allowance) {
            this.writer = writer;
            this.allowance = allowance;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            if (!shut) {
                allowance.add(length);
                writer.write(from, offset, length);
                passed += length;
            }
        }

        long passed() {
            return passed;
        }

        void shut() {
            shut = true;
        }
    }
}
