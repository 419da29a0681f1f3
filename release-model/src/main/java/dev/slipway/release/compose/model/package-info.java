/** What a set of Compose files asks for, resolved: nothing in here depends on how it was written. */
@NullMarked
package dev.slipway.release.compose.model;

import org.jspecify.annotations.NullMarked;
