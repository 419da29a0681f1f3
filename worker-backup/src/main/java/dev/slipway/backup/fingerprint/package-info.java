/** What a database holds, in figures small enough to be kept and exact enough to be believed. */
@NullMarked
package dev.slipway.backup.fingerprint;

import org.jspecify.annotations.NullMarked;
