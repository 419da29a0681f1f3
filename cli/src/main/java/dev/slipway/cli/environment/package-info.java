/** Commands about variables: check what is given against what is declared, and write templates to fill in. */
@NullMarked
package dev.slipway.cli.environment;

import org.jspecify.annotations.NullMarked;
