@NullMarked
package dev.slipway.validate.secret;

import org.jspecify.annotations.NullMarked;
