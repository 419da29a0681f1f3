/** Whether there is room on the hosts of a target. */
@NullMarked
package dev.slipway.validate.host;

import org.jspecify.annotations.NullMarked;
