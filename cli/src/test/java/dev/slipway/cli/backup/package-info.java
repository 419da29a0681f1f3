@NullMarked
package dev.slipway.cli.backup;

import org.jspecify.annotations.NullMarked;
