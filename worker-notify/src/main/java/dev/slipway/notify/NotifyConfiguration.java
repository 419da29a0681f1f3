package dev.slipway.notify;

import dev.slipway.notify.webhook.Webhooks;
import dev.slipway.release.operations.OperationsFile;
import dev.slipway.runtime.Stage;
import dev.slipway.runtime.secrets.Secrets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the stage together. */
@Configuration
@EnableConfigurationProperties(NotifySettings.class)
class NotifyConfiguration {

    @Bean
    Webhooks webhooks(NotifySettings settings) {
        return new Webhooks(settings.within());
    }

    @Bean
    Stage stage(OperationsFile operations, Webhooks webhooks, Secrets secrets, NotifySettings settings) {
        var directory =
                new OperatorsDirectory(operations::current, Console.in(settings.console()), webhooks, secrets::resolve);
        return new TellOutcomes(directory, settings.retry()).stage();
    }
}
