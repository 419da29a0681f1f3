@NullMarked
package dev.slipway.notify;

import org.jspecify.annotations.NullMarked;
