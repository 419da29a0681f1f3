package dev.slipway.events.wire;

import dev.slipway.events.Envelope;
import org.apache.avro.util.ClassSecurityValidator;

/** Tells Avro, which instantiates classes that a schema names, that it may instantiate ours and no others. */
final class TrustedClasses {

    private static final String OURS = Envelope.class.getPackageName();

    private TrustedClasses() {}

    static void declare() {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(OURS)));
    }
}
