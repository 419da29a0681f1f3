/** What editors are told about the files that people write. */
@NullMarked
package dev.slipway.release.schema;

import org.jspecify.annotations.NullMarked;
