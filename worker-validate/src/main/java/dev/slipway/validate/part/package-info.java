/** What checks that look at the parts of a target have in common. */
@NullMarked
package dev.slipway.validate.part;

import org.jspecify.annotations.NullMarked;
