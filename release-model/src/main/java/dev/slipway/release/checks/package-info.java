/** How much each check of a release counts, by the operator's word and the application's. */
@NullMarked
package dev.slipway.release.checks;

import org.jspecify.annotations.NullMarked;
