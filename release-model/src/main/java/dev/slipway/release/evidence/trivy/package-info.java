/** The JSON report of Trivy. */
@NullMarked
package dev.slipway.release.evidence.trivy;

import org.jspecify.annotations.NullMarked;
