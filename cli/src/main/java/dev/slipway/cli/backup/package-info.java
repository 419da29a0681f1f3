/** The operator's hand on backups: taken, looked at, kept, put back, practised. */
@NullMarked
package dev.slipway.cli.backup;

import org.jspecify.annotations.NullMarked;
