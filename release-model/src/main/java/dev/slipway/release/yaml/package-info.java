/** Reading YAML so that every problem is found at once and said where it is. */
@NullMarked
package dev.slipway.release.yaml;

import org.jspecify.annotations.NullMarked;
