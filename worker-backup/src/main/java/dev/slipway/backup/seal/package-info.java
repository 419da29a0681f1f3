/** What stands between a database and a foreign disk: bytes are packed and encrypted, and nobody can change them unseen. */
@NullMarked
package dev.slipway.backup.seal;

import org.jspecify.annotations.NullMarked;
