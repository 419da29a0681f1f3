package dev.slipway.migrations.confinement;

import java.util.List;

/** A copy that SQL could leave is not given to strangers. */
public final class NotConfined extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotConfined(List<String> open) {
        super("nothing is run on this copy, because there are ways out of it: " + String.join("; ", open)
                + "; let the rehearsal have a scratch server of its own, and an owner there that is no superuser");
    }
}
