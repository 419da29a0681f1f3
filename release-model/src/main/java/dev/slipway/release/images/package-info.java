/** The names of images. */
@NullMarked
package dev.slipway.release.images;

import org.jspecify.annotations.NullMarked;
