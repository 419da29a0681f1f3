@NullMarked
package dev.slipway.validate.image;

import org.jspecify.annotations.NullMarked;
