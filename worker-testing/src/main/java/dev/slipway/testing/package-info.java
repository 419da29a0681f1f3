/** Try a stage without a broker: deliver an event, run, read what was published; the clock is yours. */
@NullMarked
package dev.slipway.testing;

import org.jspecify.annotations.NullMarked;
