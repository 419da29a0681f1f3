/** What must be true of a project as a whole: names lead somewhere, paths stay inside, nothing contradicts itself. */
@NullMarked
package dev.slipway.release.compose.checks;

import org.jspecify.annotations.NullMarked;
