@NullMarked
package dev.slipway.release.parts;

import org.jspecify.annotations.NullMarked;
