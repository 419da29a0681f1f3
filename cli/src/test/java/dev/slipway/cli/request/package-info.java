@NullMarked
package dev.slipway.cli.request;

import org.jspecify.annotations.NullMarked;
