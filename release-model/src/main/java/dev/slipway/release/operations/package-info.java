/** What the operator's people write: targets.yaml, with who may ask for what. */
@NullMarked
package dev.slipway.release.operations;

import org.jspecify.annotations.NullMarked;
