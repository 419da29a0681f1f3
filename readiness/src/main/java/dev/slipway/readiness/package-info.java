/** How fit an application is for production: every known gap looked for, a score, and what to mend first. */
@NullMarked
package dev.slipway.readiness;

import org.jspecify.annotations.NullMarked;
