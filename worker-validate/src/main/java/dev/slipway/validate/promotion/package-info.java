/** Where a release has succeeded before, which the outcomes of all targets tell. */
@NullMarked
package dev.slipway.validate.promotion;

import org.jspecify.annotations.NullMarked;
