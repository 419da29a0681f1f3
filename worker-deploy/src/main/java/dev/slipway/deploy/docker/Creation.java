package dev.slipway.deploy.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HealthCheck;
import dev.slipway.deploy.Label;
import dev.slipway.deploy.Workload;
import dev.slipway.release.compose.model.Healthcheck;
import java.util.LinkedHashMap;
import java.util.List;

/** Says to the engine what a container shall be. */
record Creation(Label label, String name, Workload.Container container, Reach reach) {

    CreateContainerCmd fill(CreateContainerCmd command, Networks.Joint first) {
        var service = container.service();
        var process = service.process();
        var labels = new LinkedHashMap<>(service.labels());
        labels.putAll(ContainerLabels.of(label, container.port()));
        command.withName(name)
                .withLabels(labels)
                .withEnv(variables())
                .withExposedPorts(ExposedPort.tcp(container.port()))
                .withTty(process.terminal())
                .withStdinOpen(process.openInput())
                .withAliases(first.aliases())
                .withHostConfig(HostSettings.of(this, first.network()));
        process.entrypoint().ifPresent(command::withEntrypoint);
        process.command().ifPresent(command::withCmd);
        process.workingDirectory().ifPresent(command::withWorkingDir);
        process.user().ifPresent(user -> command.withUser(user.value()));
        service.networking().naming().hostName().ifPresent(command::withHostName);
        service.networking().naming().domainName().ifPresent(command::withDomainName);
        service.lifecycle().stopSignal().ifPresent(command::withStopSignal);
        service.lifecycle().platform().ifPresent(command::withPlatform);
        service.healthcheck().ifPresent(check -> command.withHealthcheck(healthcheck(check)));
        return command;
    }

    boolean hasSecrets() {
        return !container.belongings().secrets().isEmpty();
    }

    private List<String> variables() {
        return container.belongings().variables().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .sorted()
                .toList();
    }

    private static HealthCheck healthcheck(Healthcheck written) {
        var check = new HealthCheck();
        if (written.isOff()) {
            return check.withTest(List.of("NONE"));
        }
        if (!written.test().isEmpty()) {
            check.withTest(written.test());
        }
        written.interval().ifPresent(time -> check.withInterval(time.toNanos()));
        written.timeout().ifPresent(time -> check.withTimeout(time.toNanos()));
        written.startPeriod().ifPresent(time -> check.withStartPeriod(time.toNanos()));
        written.retries().ifPresent(retries -> check.withRetries(retries.intValue()));
        return check;
    }
}
