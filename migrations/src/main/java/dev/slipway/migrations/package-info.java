/** Migrations as their authors ship them: folders read, checked and put in order. */
@NullMarked
package dev.slipway.migrations;

import org.jspecify.annotations.NullMarked;
