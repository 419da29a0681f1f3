@NullMarked
package dev.slipway.validate.promotion;

import org.jspecify.annotations.NullMarked;
