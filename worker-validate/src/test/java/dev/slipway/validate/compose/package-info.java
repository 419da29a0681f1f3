@NullMarked
package dev.slipway.validate.compose;

import org.jspecify.annotations.NullMarked;
