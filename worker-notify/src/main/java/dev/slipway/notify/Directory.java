package dev.slipway.notify;

import java.util.List;

/** Knows who wants to hear about a target. */
interface Directory {

    /** By name, in the order that they are told; none for a target that nobody knows. */
    List<String> channelsOf(String target);

    Channel channel(String name);
}
