/** What an application's variables must look like, whether given values do, and templates to fill in. */
@NullMarked
package dev.slipway.release.environment;

import org.jspecify.annotations.NullMarked;
