/** The checks that judge the reports which come with a release. */
@NullMarked
package dev.slipway.validate.evidence;

import org.jspecify.annotations.NullMarked;
