@NullMarked
package dev.slipway.release.environment;

import org.jspecify.annotations.NullMarked;
