/** What operators see of the engine: traces, metrics and the fields of a log line. */
@NullMarked
package dev.slipway.runtime.telemetry;

import org.jspecify.annotations.NullMarked;
