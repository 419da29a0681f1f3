/** What the gate remembers of a target: plain values that change only by being replaced. */
@NullMarked
package dev.slipway.validate.lane;

import org.jspecify.annotations.NullMarked;
