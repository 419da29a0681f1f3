/** Secrets come by reference, are resolved at the last moment, and never show again. */
@NullMarked
package dev.slipway.runtime.secrets;

import org.jspecify.annotations.NullMarked;
