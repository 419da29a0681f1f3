package dev.slipway.deploy;

import dev.slipway.runtime.spring.WorkerApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Deploys releases and undoes what does not stay, as a program of its own. */
@SpringBootApplication
public class DeployWorker {

    public static void main(String[] arguments) {
        WorkerApplication.run(DeployWorker.class, arguments);
    }
}
