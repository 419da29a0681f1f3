package dev.slipway.cli.up;

import dev.slipway.cli.tell.Screen;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Ends a machine in good order when the process is told to end, and says what goes on without it. */
final class OrderlyStop {

    private final Machine machine;
    private final Screen screen;
    private final CountDownLatch faulty = new CountDownLatch(1);
    private volatile Optional<Throwable> fault = Optional.empty();

    OrderlyStop(Machine machine, Screen screen) {
        this.machine = machine;
        this.screen = screen;
    }

    void onInterrupt() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    void because(Throwable broken) {
        fault = Optional.of(broken);
        faulty.countDown();
    }

    /** Returns only when something is broken; a stop that was asked for ends the process meanwhile. */
    void await() throws InterruptedException {
        faulty.await();
    }

    String fault() {
        return fault.map(String::valueOf).orElse("unknown");
    }

    private void stop() {
        screen.line("Stopping …");
        machine.close();
        screen.line("Stopped. Deployed services and their routers go on serving; `slipway up` takes them over again,"
                + " `slipway down` stops them.");
    }
}
