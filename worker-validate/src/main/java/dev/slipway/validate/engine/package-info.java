/** Whether a target's Docker engines are fit. */
@NullMarked
package dev.slipway.validate.engine;

import org.jspecify.annotations.NullMarked;
