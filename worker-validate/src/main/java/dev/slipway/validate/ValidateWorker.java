package dev.slipway.validate;

import dev.slipway.runtime.spring.WorkerApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The gate as a program: `java -jar worker-validate-app.jar`. */
@SpringBootApplication
public class ValidateWorker {

    public static void main(String[] arguments) {
        WorkerApplication.run(ValidateWorker.class, arguments);
    }
}
