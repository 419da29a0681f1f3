/** Real parts beside a test: started for it, found by nobody else, gone afterwards. */
@NullMarked
package dev.slipway.testing.real;

import org.jspecify.annotations.NullMarked;
