/** The checks that look at what else is in the bundle of a release: values and migrations. */
@NullMarked
package dev.slipway.validate.content;

import org.jspecify.annotations.NullMarked;
