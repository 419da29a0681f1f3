/** Freeze windows: when a target may not be changed, and when it may again. */
@NullMarked
package dev.slipway.release.freeze;

import org.jspecify.annotations.NullMarked;
