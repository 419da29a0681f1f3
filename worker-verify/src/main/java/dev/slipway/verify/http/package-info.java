/** Smoke tests over HTTP. */
@NullMarked
package dev.slipway.verify.http;

import org.jspecify.annotations.NullMarked;
