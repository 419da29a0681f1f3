/** Short forms of Compose files written out, so that all further reading meets one form only. */
@NullMarked
package dev.slipway.release.compose.forms;

import org.jspecify.annotations.NullMarked;
