/** What the operator says about backups: where they lie, under which key, how often, for how long, and what a restore may lose. */
@NullMarked
package dev.slipway.release.backup;

import org.jspecify.annotations.NullMarked;
