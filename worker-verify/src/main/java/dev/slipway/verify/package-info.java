/** Last stage before and after the switch: smoke tests, because a started release is not yet a working one. */
@NullMarked
package dev.slipway.verify;

import org.jspecify.annotations.NullMarked;
