package dev.slipway.verify;

import dev.slipway.runtime.spring.WorkerApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Finds out whether a release really works, as a program of its own. */
@SpringBootApplication
public class VerifyWorker {

    public static void main(String[] arguments) {
        WorkerApplication.run(VerifyWorker.class, arguments);
    }
}
