package dev.slipway.acceptance;

import dev.slipway.runtime.engine.Task;
import dev.slipway.runtime.kafka.Milestones;
import dev.slipway.runtime.spring.WorkerApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A real worker, whose process dies or freezes where an order file says. Arguments: worker class, order file, then its own. */
public final class FragileWorker {

    private static Path orders = Path.of("none");

    private FragileWorker() {}

    public static void main(String[] arguments) throws ClassNotFoundException {
        orders = Path.of(arguments[1]);
        WorkerApplication.run(
                new Class<?>[] {Class.forName(arguments[0]), Orders.class},
                Arrays.copyOfRange(arguments, 2, arguments.length));
    }

    /** Puts the order file between the engine and its milestones. */
    @Configuration(proxyBeanMethods = false)
    static class Orders {
        @Bean
        Milestones obedient() {
            return FragileWorker::reached;
        }
    }

    private static synchronized void reached(Milestones.Milestone milestone, Task task) {
        try {
            if (!Files.exists(orders)) {
                return;
            }
            var order = Order.parse(Files.readString(orders));
            if (!order.milestone().equals(milestone.name())) {
                return;
            }
            if (order.pass() > 0) {
                Files.writeString(orders, order.oneLess().toString());
                return;
            }
            Files.delete(orders);
            Files.writeString(Path.of(orders + ".done"), milestone + " " + task.target() + " " + task.step());
            obey(order.how());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void obey(String how) throws IOException {
        if (how.equals("die")) {
            Runtime.getRuntime().halt(137);
        }
        try {
            new ProcessBuilder(
                            "kill",
                            "-STOP",
                            Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What shall happen, where, and how often the place is passed before. */
    record Order(String how, String milestone, int pass) {

        static Order parse(String text) {
            var parts = text.strip().split(" ", -1);
            return new Order(parts[0], parts[1], Integer.parseInt(parts[2]));
        }

        Order oneLess() {
            return new Order(how, milestone, pass - 1);
        }

        @Override
        public String toString() {
            return how + " " + milestone + " " + pass;
        }
    }
}
