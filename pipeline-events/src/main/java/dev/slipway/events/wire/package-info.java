/** How events travel: framing, schema ids, headers, signatures, partitions. */
@NullMarked
package dev.slipway.events.wire;

import org.jspecify.annotations.NullMarked;
