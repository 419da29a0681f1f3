/** What operators watch about backups: how old the last proven one is, how large, how fast, how often it fails. */
@NullMarked
package dev.slipway.backup.watch;

import org.jspecify.annotations.NullMarked;
