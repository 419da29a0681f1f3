/** SARIF 2.1.0, which linters and vulnerability scanners write. */
@NullMarked
package dev.slipway.release.evidence.sarif;

import org.jspecify.annotations.NullMarked;
