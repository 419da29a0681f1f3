/** The files that make up a project: found inside the bundle only, each read as Compose would, extended and included. */
@NullMarked
package dev.slipway.release.compose.files;

import org.jspecify.annotations.NullMarked;
