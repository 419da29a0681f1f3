/**
 * The engine on Kafka. {@link dev.slipway.runtime.kafka.Intake} polls, {@link dev.slipway.runtime.kafka.Hands} act,
 * {@link dev.slipway.runtime.kafka.Journal} commits; what they share lies on the {@link dev.slipway.runtime.kafka.Desk}.
 */
@NullMarked
package dev.slipway.runtime.kafka;

import org.jspecify.annotations.NullMarked;
