/** The operator's side of one machine: targets, keys, topics. */
@NullMarked
package dev.slipway.cli.operate;

import org.jspecify.annotations.NullMarked;
