@NullMarked
package dev.slipway.parts.engine;

import org.jspecify.annotations.NullMarked;
