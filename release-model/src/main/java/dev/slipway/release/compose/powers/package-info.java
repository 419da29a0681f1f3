/** What services ask of the host beyond a container of their own, each thing by the name under which it can be allowed. */
@NullMarked
package dev.slipway.release.compose.powers;

import org.jspecify.annotations.NullMarked;
