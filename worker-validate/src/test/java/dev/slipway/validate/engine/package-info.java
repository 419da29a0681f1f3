@NullMarked
package dev.slipway.validate.engine;

import org.jspecify.annotations.NullMarked;
