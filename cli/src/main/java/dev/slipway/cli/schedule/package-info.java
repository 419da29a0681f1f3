/** Asks for backups and drills when their time has come. */
@NullMarked
package dev.slipway.cli.schedule;

import org.jspecify.annotations.NullMarked;
