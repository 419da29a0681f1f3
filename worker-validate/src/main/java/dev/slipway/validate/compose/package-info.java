/** The checks that look at the Compose files of a release. */
@NullMarked
package dev.slipway.validate.compose;

import org.jspecify.annotations.NullMarked;
