/** Where the parts that a target is made of are to be found: engines, a database, registries. */
@NullMarked
package dev.slipway.release.parts;

import org.jspecify.annotations.NullMarked;
