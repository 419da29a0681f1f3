package dev.slipway.validate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.events.Reason;
import dev.slipway.events.Verdict;
import dev.slipway.release.ApplicationFile;
import dev.slipway.release.Target;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EnvironmentCheckTest {

    private static Finding look(String environment, String target) {
        var application = ApplicationFile.parse("""
                application: shop
                services:
                  web:
                    command: [serve]
                    health: /health
                    environment: %s
                    variables:
                      HOST: {default: localhost, environments: {production: {required: true}}}
                      KEY: {type: secret, required: true}
                """.formatted(environment).getBytes(StandardCharsets.UTF_8));
        return EnvironmentCheck.look(application, Target.parse(target));
    }

    @Test
    void passes_a_release_that_gets_what_it_declares() {
        assertThat(look("{KEY: \"${env:KEY}\"}", "shop/staging").verdict()).isEqualTo(Verdict.PASS);
        assertThat(look("{KEY: \"${env:KEY}\", HOST: db}", "shop/production").verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void env_001_refuses_a_release_without_a_required_variable_with_all_of_them_at_once() {
        var finding = look("{}", "shop/production");

        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.fix()).contains("slipway env check --environment production");
        assertThat(finding.reasons()).extracting(Reason::getCode).containsOnly("environment-unfit");
        assertThat(finding.reasons())
                .extracting(Reason::getMessage)
                .satisfiesExactly(
                        host -> assertThat(host).contains("HOST is missing, it is required in production"),
                        key -> assertThat(key).contains("`web`: KEY is missing"));
    }

    @Test
    void au_20_refuses_a_placeholder_without_repeating_it() {
        assertThat(look("{KEY: changeme}", "shop/staging").reasons())
                .extracting(Reason::getMessage)
                .anyMatch(message -> message.contains("KEY has a placeholder"))
                .noneMatch(message -> message.contains("changeme"));
    }

    @Test
    void does_not_apply_to_a_release_that_declares_nothing() {
        var application = ApplicationFile.parse("""
                application: shop
                services:
                  web: {command: [serve], health: /health, environment: {KEY: changeme}}
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(EnvironmentCheck.look(application, Target.parse("shop/staging"))
                        .verdict())
                .isEqualTo(Verdict.NOT_APPLICABLE);
    }
}
