/** Ed25519 keys: who signs, and whose signature is believed. */
@NullMarked
package dev.slipway.release.keys;

import org.jspecify.annotations.NullMarked;
