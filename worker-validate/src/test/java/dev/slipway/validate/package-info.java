@NullMarked
package dev.slipway.validate;

import org.jspecify.annotations.NullMarked;
