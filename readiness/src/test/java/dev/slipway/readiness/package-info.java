@NullMarked
package dev.slipway.readiness;

import org.jspecify.annotations.NullMarked;
