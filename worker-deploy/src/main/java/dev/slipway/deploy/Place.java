package dev.slipway.deploy;

import java.util.Optional;

/** One target as the operator laid it out: where its instances run, what routes its traffic, how users reach it. */
record Place(Host host, Instances instances, Router router, String entry, Optional<String> user) {}
