/** Whether what a target refers to can be resolved. */
@NullMarked
package dev.slipway.validate.secret;

import org.jspecify.annotations.NullMarked;
