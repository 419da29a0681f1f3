@NullMarked
package dev.slipway.release.checks;

import org.jspecify.annotations.NullMarked;
