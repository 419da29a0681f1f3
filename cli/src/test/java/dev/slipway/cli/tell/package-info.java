@NullMarked
package dev.slipway.cli.tell;

import org.jspecify.annotations.NullMarked;
