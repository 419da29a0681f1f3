/** Compose files as Compose reads them: several files, variables and forms resolved into one project. */
@NullMarked
package dev.slipway.release.compose;

import org.jspecify.annotations.NullMarked;
