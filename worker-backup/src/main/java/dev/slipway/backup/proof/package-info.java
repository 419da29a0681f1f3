/** A backup counts once it has been restored somewhere and is what its original was. */
@NullMarked
package dev.slipway.backup.proof;

import org.jspecify.annotations.NullMarked;
