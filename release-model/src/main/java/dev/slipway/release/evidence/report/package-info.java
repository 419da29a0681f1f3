/** What a report says, whichever tool wrote it. */
@NullMarked
package dev.slipway.release.evidence.report;

import org.jspecify.annotations.NullMarked;
