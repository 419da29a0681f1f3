/** What Compose files look like once they are merged: known keys, kinds of value, and the model made of them. */
@NullMarked
package dev.slipway.release.compose.shape;

import org.jspecify.annotations.NullMarked;
