package dev.slipway.validate.check;

import dev.slipway.validate.lane.Lane;

/** Whether the request is so small that everything said about it, which repeats parts of it, fits into events too. */
public final class SizeCheck implements Check {

    static final int MOST = 64 * 1024;

    @Override
    public String id() {
        return "size";
    }

    @Override
    public Finding look(Asked asked, Lane lane) {
        var bytes = asked.received().value().length;
        return bytes <= MOST
                ? Finding.pass("the request has " + bytes + " bytes")
                : Finding.fail(
                        "request-too-large",
                        "the request has " + bytes + " bytes, at most " + MOST + " are taken",
                        "put long texts and evidence into the store, and name them by their digest");
    }
}
