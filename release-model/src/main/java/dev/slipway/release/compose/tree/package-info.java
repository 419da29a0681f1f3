/** Ways around in trees of values: paths to parts of them, and changes made along the paths. */
@NullMarked
package dev.slipway.release.compose.tree;

import org.jspecify.annotations.NullMarked;
