@NullMarked
package dev.slipway.validate.part;

import org.jspecify.annotations.NullMarked;
