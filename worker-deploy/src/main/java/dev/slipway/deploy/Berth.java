package dev.slipway.deploy;

/** One host of a target, by the name that the operator gave it, and what runs there. */
record Berth(String host, Instances instances) {}
