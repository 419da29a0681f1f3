/** The words of an audit: rows, verdicts, risks, categories. */
@NullMarked
package dev.slipway.readiness.judgement;

import org.jspecify.annotations.NullMarked;
