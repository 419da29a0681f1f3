/** Application directories as bundles: packed the same every time, opened safely. */
@NullMarked
package dev.slipway.release.bundle;

import org.jspecify.annotations.NullMarked;
