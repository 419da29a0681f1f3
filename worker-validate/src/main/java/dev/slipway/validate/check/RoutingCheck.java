package dev.slipway.validate.check;

import dev.slipway.events.wire.HeaderNames;
import dev.slipway.events.wire.TargetPartition;
import dev.slipway.validate.lane.Lane;

/** Whether the record lies where all records of its target lie; elsewhere its order would be lost. */
public final class RoutingCheck implements Check {

    private static final String SETTING = "Java clients and kafkajs partition so by default (murmur2), librdkafka and"
            + " what is built on it need `partitioner=murmur2_random`";

    @Override
    public String id() {
        return "routing";
    }

    @Override
    public Finding look(Asked asked, Lane lane) {
        var target = asked.envelope().getTarget();
        var received = asked.received();
        var key = received.key().orElse("");
        if (!key.equals(target)) {
            return Finding.fail(
                    "wrong-key",
                    "the record's key is `" + key + "`, its body is about `" + target + "`",
                    "use the target as key, as UTF-8 text");
        }
        var expected = TargetPartition.of(target, received.partitions());
        var actual = received.header(HeaderNames.STRAYED).orElse(Integer.toString(received.partition()));
        return actual.equals(Integer.toString(expected))
                ? Finding.pass("partition " + expected + " belongs to " + target)
                : Finding.fail(
                        "wrong-partition",
                        "the record came in partition " + actual + " of " + received.topic() + ", that of " + target
                                + " is " + expected,
                        SETTING);
    }
}
