package dev.slipway.validate;

import dev.slipway.release.keys.SigningKey;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.OperationsFile;
import java.nio.charset.StandardCharsets;

/** The operator's side of the tests: three keys, and targets that queue, that reject, and that are impatient. */
final class Rules {

    static final SigningKey OPERATOR = SigningKey.generate();
    static final SigningKey MACHINE = SigningKey.generate();
    static final SigningKey STRANGER = SigningKey.generate();
    static final String TARGET = "shop/production";
    static final String REJECTING = "shop/staging";
    static final String IMPATIENT = "shop/test";

    static final String WRITTEN = """
            keys:
              - {name: ada, public-key: %s}
              - {name: ci, public-key: %s}
            targets:
              shop/production:
                runtime: processes
                router: {port: 8080}
                allow: &all
                  - verbs: [deploy, rollback, cancel, clear, approve, release, backup, restore, drill]
                    keys: [ada]
                  - {verbs: [deploy], keys: [ci]}
              shop/staging:
                runtime: processes
                router: {port: 8081}
                busy: reject
                allow: *all
              shop/test:
                runtime: processes
                router: {port: 8082}
                deadlines: {plan: 5m, backup: 5m, rollout: 5m, verify: 5m}
                allow: *all
            """.formatted(OPERATOR.verifyingKey(), MACHINE.verifyingKey());

    static final Operations OPERATIONS = OperationsFile.parse(WRITTEN.getBytes(StandardCharsets.UTF_8));

    private Rules() {}
}
