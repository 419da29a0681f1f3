/** Images made of what this machine has, so that the demo with containers needs no registry. */
@NullMarked
package dev.slipway.cli.demo.image;

import org.jspecify.annotations.NullMarked;
