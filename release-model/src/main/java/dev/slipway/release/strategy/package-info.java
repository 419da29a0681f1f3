/** How a release takes the place of the one before. */
@NullMarked
package dev.slipway.release.strategy;

import org.jspecify.annotations.NullMarked;
