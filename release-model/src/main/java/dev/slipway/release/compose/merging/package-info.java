/** How several Compose files become one: which values replace, which join, and what makes two of them the same. */
@NullMarked
package dev.slipway.release.compose.merging;

import org.jspecify.annotations.NullMarked;
