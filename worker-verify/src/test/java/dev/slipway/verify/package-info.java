@NullMarked
package dev.slipway.verify;

import org.jspecify.annotations.NullMarked;
