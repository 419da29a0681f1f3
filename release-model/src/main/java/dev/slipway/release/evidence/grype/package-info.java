/** The JSON report of Grype. */
@NullMarked
package dev.slipway.release.evidence.grype;

import org.jspecify.annotations.NullMarked;
