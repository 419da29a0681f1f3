package dev.slipway.deploy.schema;

import dev.slipway.release.Target;
import java.util.Optional;

/** Knows which targets have a database whose schema Slipway moves. */
public interface TargetSchemas {

    /** Nothing if the operator has named none; it is not asked for anything yet. */
    Optional<TargetSchema> of(Target target);
}
