/** Asking the pipeline for something: signed, published, awaited. */
@NullMarked
package dev.slipway.cli.request;

import org.jspecify.annotations.NullMarked;
