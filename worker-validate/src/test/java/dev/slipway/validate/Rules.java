package dev.slipway.validate;

import dev.slipway.release.keys.SigningKey;
import dev.slipway.release.operations.Operations;
import dev.slipway.release.operations.OperationsFile;
import java.nio.charset.StandardCharsets;

/**
 * The operator's side of the tests: keys, and targets that queue, reject, supersede, are impatient, frozen for a while,
 * or guarded by people.
 */
final class Rules {

    static final SigningKey OPERATOR = SigningKey.generate();
    static final SigningKey MACHINE = SigningKey.generate();
    static final SigningKey BEN = SigningKey.generate();
    static final SigningKey EVE = SigningKey.generate();
    static final SigningKey STRANGER = SigningKey.generate();
    static final String TARGET = "shop/production";
    static final String REJECTING = "shop/staging";
    static final String IMPATIENT = "shop/test";
    /** Frozen from two to five in the first night of 2026; whoever asks then waits. */
    static final String FROZEN = "shop/frozen";
    /** The same, but who asks then is rejected. */
    static final String CLOSED = "shop/closed";
    /** Two of ada, ben and eve have to approve within a day, one of them of the group owners; ada may override that. */
    static final String GUARDED = "shop/guarded";
    /** Whoever waits makes way for who comes later. */
    static final String NEWEST = "shop/newest";

    /** It has a database, whose backup may be left out, and a restore may lose five rows unasked. */
    static final String KEPT = "shop/kept";

    /** The parts that it is made of are not there. */
    static final String ABSENT = "shop/absent";

    /** What the machine has that the tests run on decides nothing. */
    static final String WRITTEN =
            """
            keys:
              - {name: ada, public-key: %s, groups: [owners]}
              - {name: ci, public-key: %s}
              - {name: ben, public-key: %s, groups: [owners]}
              - {name: eve, public-key: %s}
            policy:
              checks: {ports: off, disk: off, memory: off}
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
                  check-again-after: 12h
                  freeze: &party
                    - {name: party, reason: everybody celebrates, zone: UTC,
                       from: 2026-01-01T02:00, until: 2026-01-01T05:00}
              shop/closed:
                runtime: processes
                router: {port: 8084}
                deadlines: *patient
                allow: *with-override
                policy: {when-frozen: reject, freeze: *party}
              shop/guarded:
                runtime: processes
                router: {port: 8085}
                deadlines: *patient
                allow:
                  - verbs: [deploy, rollback, cancel, clear, approve, override-approval]
                    keys: [ada]
                  - {verbs: [approve], keys: [ben, eve]}
                  - {verbs: [deploy], keys: [ci, ben]}
                policy:
                  approvals:
                    - {needed: 2, keys: [ada, ben, eve]}
                    - {groups: [owners]}
                  check-again-after: 2d
              shop/newest:
                runtime: processes
                router: {port: 8086}
                busy: supersede
                allow: *all
              shop/kept:
                runtime: processes
                router: {port: 8088}
                database:
                  host: 127.0.0.1
                  name: kept
                  user: shop
                  backup: {may-skip: true, lose-unasked: 5}
                allow:
                  - verbs: [deploy, rollback, cancel, clear, approve, backup, restore, drill]
                    keys: [ada]
                  - {verbs: [approve], keys: [ben]}
                policy: {approve-within: 1h}
              shop/absent:
                runtime: processes
                router: {port: 8087}
                engines: {main: {address: "unix:///nowhere/docker.sock"}}
                database: {host: 127.0.0.1, port: 1, name: shop, user: shop}
                allow: *all
            """.formatted(OPERATOR.verifyingKey(), MACHINE.verifyingKey(), BEN.verifyingKey(), EVE.verifyingKey());

    static final Operations OPERATIONS = OperationsFile.parse(WRITTEN.getBytes(StandardCharsets.UTF_8));

    private Rules() {}
}
