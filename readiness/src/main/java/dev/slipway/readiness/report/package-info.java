/** An audit in the forms that people and programs read. */
@NullMarked
package dev.slipway.readiness.report;

import org.jspecify.annotations.NullMarked;
