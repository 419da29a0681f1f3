/** What lies in an application's directory, read once and within bounds, for rows to ask about. */
@NullMarked
package dev.slipway.readiness.inspection;

import org.jspecify.annotations.NullMarked;
