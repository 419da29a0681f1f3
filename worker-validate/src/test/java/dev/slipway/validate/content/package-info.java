@NullMarked
package dev.slipway.validate.content;

import org.jspecify.annotations.NullMarked;
