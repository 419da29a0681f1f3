/** What the loss of a restore comes to, for everybody the same. */
@NullMarked
package dev.slipway.events.loss;

import org.jspecify.annotations.NullMarked;
