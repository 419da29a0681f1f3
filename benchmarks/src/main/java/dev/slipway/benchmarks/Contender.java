package dev.slipway.benchmarks;

import dev.slipway.events.flow.Topic;
import java.time.Duration;
import java.util.Locale;

/** What is measured beside each other, and the topics by which it is fed and observed. */
enum Contender {
    PLAIN {
        @Override
        Chain start(String bootstrapServers) {
            return PlainChain.start(Bus.at(bootstrapServers), PlainChain.Kind.EVENTS);
        }

        @Override
        String input() {
            return PlainChain.Kind.EVENTS.topics().getFirst();
        }

        @Override
        String output() {
            return PlainChain.Kind.EVENTS.topics().getLast();
        }
    },
    PLAIN_BYTES {
        @Override
        Chain start(String bootstrapServers) {
            return PlainChain.start(Bus.at(bootstrapServers), PlainChain.Kind.BYTES);
        }

        @Override
        String input() {
            return PlainChain.Kind.BYTES.topics().getFirst();
        }

        @Override
        String output() {
            return PlainChain.Kind.BYTES.topics().getLast();
        }
    },
    ENGINE {
        @Override
        Chain start(String bootstrapServers) {
            return EngineChain.start(bootstrapServers, Duration.ZERO);
        }
    },
    ENGINE_50MS_STEPS {
        @Override
        Chain start(String bootstrapServers) {
            return EngineChain.start(bootstrapServers, Duration.ofMillis(50));
        }
    };

    abstract Chain start(String bootstrapServers);

    String input() {
        return Topic.ROLLOUT.name();
    }

    String output() {
        return Topic.NOTIFICATION.name();
    }

    /** Its name among the figures. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
