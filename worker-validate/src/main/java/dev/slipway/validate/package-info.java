/** The gate: looks at every request, lets one deployment per target go at a time, and says how each request ended. */
@NullMarked
package dev.slipway.validate;

import org.jspecify.annotations.NullMarked;
