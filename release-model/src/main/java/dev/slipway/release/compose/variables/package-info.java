/** Variables in Compose files: where their values come from and how they are put in. */
@NullMarked
package dev.slipway.release.compose.variables;

import org.jspecify.annotations.NullMarked;
