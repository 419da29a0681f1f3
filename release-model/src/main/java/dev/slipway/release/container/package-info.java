/** What of an application is run in containers, and what keeps it from that. */
@NullMarked
package dev.slipway.release.container;

import org.jspecify.annotations.NullMarked;
