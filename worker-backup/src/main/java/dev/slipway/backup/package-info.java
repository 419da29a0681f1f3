/** Second stage: production is touched only once it can be put back the way it was. */
@NullMarked
package dev.slipway.backup;

import org.jspecify.annotations.NullMarked;
