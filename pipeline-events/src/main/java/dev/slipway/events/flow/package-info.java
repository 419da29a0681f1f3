/** Which events exist, which topic carries them, and which stage publishes and consumes them. */
@NullMarked
package dev.slipway.events.flow;

import org.jspecify.annotations.NullMarked;
