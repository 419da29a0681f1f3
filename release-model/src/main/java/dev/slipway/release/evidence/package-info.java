/** Reports that come with a request: told apart by what is in them, and read. */
@NullMarked
package dev.slipway.release.evidence;

import org.jspecify.annotations.NullMarked;
