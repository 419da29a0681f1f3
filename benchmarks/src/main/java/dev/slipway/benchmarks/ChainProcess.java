package dev.slipway.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** A chain in a process of its own, so that what the compiler and the collector do for one is not paid by another. */
record ChainProcess(Contender contender, Child child) implements AutoCloseable {

    static ChainProcess start(Contender contender, Bus bus, Path logs) {
        var log = logs.resolve(contender.label() + ".log");
        return new ChainProcess(
                contender,
                Child.start(
                        log,
                        List.of("-Xms1g", "-Xmx1g"),
                        ChainProcess.class,
                        contender.name(),
                        bus.bootstrapServers()));
    }

    /** Runs the chain until its standard input ends. Arguments: the contender, the bootstrap servers. */
    public static void main(String[] arguments) throws IOException {
        System.setOut(System.err);
        try (var chain = Contender.valueOf(arguments[0]).start(arguments[1])) {
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }

    ProcessHandle process() {
        return child.process().toHandle();
    }

    String input() {
        return contender.input();
    }

    String output() {
        return contender.output();
    }

    @Override
    public void close() {
        child.dismiss();
    }
}
