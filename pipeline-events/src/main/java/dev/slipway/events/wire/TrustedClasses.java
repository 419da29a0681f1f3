package dev.slipway.events.wire;

import dev.slipway.events.Envelope;
import org.apache.avro.util.ClassSecurityValidator;

/** Tells Avro, which instantiates classes that a schema names, that it may instantiate ours and no others. */
final class TrustedClasses {

    private static final String OURS = Envelope.class.getPackageName();

    private static boolean declared;

    private TrustedClasses() {}

    /** Whoever reads or builds events calls this first; a second time changes nothing. */
    static synchronized void declare() {
        if (declared) {
            return;
        }
        declared = true;
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(OURS)));
    }
}
