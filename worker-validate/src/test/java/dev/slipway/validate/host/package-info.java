@NullMarked
package dev.slipway.validate.host;

import org.jspecify.annotations.NullMarked;
