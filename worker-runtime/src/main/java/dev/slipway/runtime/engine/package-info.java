/** Accept, act, finish: what runs a stage, without a word about Kafka. */
@NullMarked
package dev.slipway.runtime.engine;

import org.jspecify.annotations.NullMarked;
