/** The main job, shown: deploy, deploy under traffic, roll back a broken release. */
@NullMarked
package dev.slipway.cli.demo;

import org.jspecify.annotations.NullMarked;
