/** Whether the images of a release are there. */
@NullMarked
package dev.slipway.validate.image;

import org.jspecify.annotations.NullMarked;
