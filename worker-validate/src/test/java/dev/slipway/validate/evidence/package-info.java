@NullMarked
package dev.slipway.validate.evidence;

import org.jspecify.annotations.NullMarked;
