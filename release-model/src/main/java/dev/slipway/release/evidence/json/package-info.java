/** Reading JSON that nobody vouches for. */
@NullMarked
package dev.slipway.release.evidence.json;

import org.jspecify.annotations.NullMarked;
