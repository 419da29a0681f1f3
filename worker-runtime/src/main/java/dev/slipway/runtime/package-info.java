/** What the author of a stage sees: events in, steps, and what happens next. */
@NullMarked
package dev.slipway.runtime;

import org.jspecify.annotations.NullMarked;
