package dev.slipway.validate;

import dev.slipway.release.keys.SigningKey;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.OperationsFile;
import java.nio.charset.StandardCharsets;

/** The operator's side of the tests: three keys, and targets that queue, reject, are impatient, or frozen for a while. */
final class Rules {

    static final SigningKey OPERATOR = SigningKey.generate();
    static final SigningKey MACHINE = SigningKey.generate();
    static final SigningKey STRANGER = SigningKey.generate();
    static final String TARGET = "shop/production";
    static final String REJECTING = "shop/staging";
    static final String IMPATIENT = "shop/test";
    /** Frozen from two to five in the first night of 2026; whoever asks then waits. */
    static final String FROZEN = "shop/frozen";
    /** The same, but who asks then is rejected. */
    static final String CLOSED = "shop/closed";

    static final String WRITTEN = """
            keys:
              - {name: ada, public-key: %s}
              - {name: ci, public-key: %s}
            targets:
              shop/production:
                runtime: processes
                router: {port: 8080}
                allow: &all
                  - verbs: [deploy, rollback, cancel, clear, approve, release, backup, restore, drill, override-freeze]
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
              shop/frozen:
                runtime: processes
                router: {port: 8083}
                deadlines: &patient {plan: 1h, backup: 1h, rollout: 1h, verify: 1h}
                allow: &with-override
                  - verbs: [deploy, rollback, cancel, clear, override-freeze]
                    keys: [ada]
                  - {verbs: [deploy], keys: [ci]}
                policy:
                  freeze: &party
                    - {name: party, reason: everybody celebrates, zone: UTC,
                       from: 2026-01-01T02:00, until: 2026-01-01T05:00}
              shop/closed:
                runtime: processes
                router: {port: 8084}
                deadlines: *patient
                allow: *with-override
                policy: {when-frozen: reject, freeze: *party}
            """.formatted(OPERATOR.verifyingKey(), MACHINE.verifyingKey());

    static final Operations OPERATIONS = OperationsFile.parse(WRITTEN.getBytes(StandardCharsets.UTF_8));

    private Rules() {}
}
