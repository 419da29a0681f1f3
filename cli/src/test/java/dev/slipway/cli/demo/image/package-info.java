@NullMarked
package dev.slipway.cli.demo.image;

import org.jspecify.annotations.NullMarked;
