/** Backups as a whole: what belongs to one, which there are, which are proven, and which may go. */
@NullMarked
package dev.slipway.backup.vault;

import org.jspecify.annotations.NullMarked;
