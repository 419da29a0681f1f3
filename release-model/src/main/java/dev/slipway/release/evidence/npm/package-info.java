/** The JSON report of `npm audit`. */
@NullMarked
package dev.slipway.release.evidence.npm;

import org.jspecify.annotations.NullMarked;
