@NullMarked
package dev.slipway.backup.fingerprint;

import org.jspecify.annotations.NullMarked;
