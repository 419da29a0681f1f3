/** What an operator demands of reports, and the judgement. */
@NullMarked
package dev.slipway.release.evidence.policy;

import org.jspecify.annotations.NullMarked;
