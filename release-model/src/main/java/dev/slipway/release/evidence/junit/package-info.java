/** Test reports in JUnit XML, in the dialects that its many writers speak. */
@NullMarked
package dev.slipway.release.evidence.junit;

import org.jspecify.annotations.NullMarked;
