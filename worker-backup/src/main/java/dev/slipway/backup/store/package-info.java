/** The object store: bytes go in as a stream and come out as they went in, whatever the network does meanwhile. */
@NullMarked
package dev.slipway.backup.store;

import org.jspecify.annotations.NullMarked;
