@NullMarked
package dev.slipway.cli.operate;

import org.jspecify.annotations.NullMarked;
