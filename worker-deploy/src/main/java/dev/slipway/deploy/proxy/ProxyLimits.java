package dev.slipway.deploy.proxy;

import java.time.Duration;

/** How long and how much the proxy waits for, so that neither a slow client nor a stuck service can hold it for ever. */
record ProxyLimits(
        Duration connect, Duration firstAnswer, Duration firstAnswerToBody, Duration silence, Duration idleInPool) {

    static final int CONNECTIONS_PER_BACKEND = 1_024;
    static final int WAITING_PER_BACKEND = 4_096;
    static final int HEADER_BYTES = 64 * 1024;
    static final int FIRST_LINE_BYTES = 16 * 1024;

    /** Idle connections go after one second: sooner than any common server closes them from its side. */
    static ProxyLimits usual() {
        return new ProxyLimits(
                Duration.ofSeconds(2),
                Duration.ofMinutes(2),
                Duration.ofMinutes(30),
                Duration.ofMinutes(30),
                Duration.ofSeconds(1));
    }
}
