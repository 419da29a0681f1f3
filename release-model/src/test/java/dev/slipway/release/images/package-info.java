@NullMarked
package dev.slipway.release.images;

import org.jspecify.annotations.NullMarked;
