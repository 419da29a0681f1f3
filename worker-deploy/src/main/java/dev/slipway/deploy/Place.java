package dev.slipway.deploy;

/** One target as the operator laid it out: where and as what its instances run, what routes its traffic, how users reach it. */
record Place(Host host, Instances instances, Router router, String entry, Workloads workloads) {}
