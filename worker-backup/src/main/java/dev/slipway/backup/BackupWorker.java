package dev.slipway.backup;

import dev.slipway.runtime.spring.WorkerApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Makes sure that a deployment can be put back, as a program of its own. */
@SpringBootApplication
public class BackupWorker {

    public static void main(String[] arguments) {
        WorkerApplication.run(BackupWorker.class, arguments);
    }
}
