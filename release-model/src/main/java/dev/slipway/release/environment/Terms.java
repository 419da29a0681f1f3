package dev.slipway.release.environment;

/** What one environment asks of a variable. */
record Terms(Need need, Limits limits) {}
