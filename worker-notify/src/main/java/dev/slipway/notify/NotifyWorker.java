package dev.slipway.notify;

import dev.slipway.runtime.spring.WorkerApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Tells people and programs how requests ended, as a program of its own. */
@SpringBootApplication
public class NotifyWorker {

    public static void main(String[] arguments) {
        WorkerApplication.run(NotifyWorker.class, arguments);
    }
}
