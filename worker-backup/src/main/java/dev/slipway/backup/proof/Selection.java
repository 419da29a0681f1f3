package dev.slipway.backup.proof;

import dev.slipway.backup.proof.TableOfContents.Entry;
import java.util.Set;

/** Who restores which line of a dump: the weak owner all that may run code, the superuser what nobody else may. */
record Selection(Set<String> premadeSchemas) {

    boolean isForOwner(Entry entry) {
        return !isForSuperuser(entry) && !isThere(entry);
    }

    boolean isForSuperuser(Entry entry) {
        return entry.is(
                "ACL",
                "DEFAULT ACL",
                "PUBLICATION",
                "PUBLICATION TABLE",
                "PUBLICATION TABLES IN SCHEMA",
                "EVENT TRIGGER",
                "COMMENT - PUBLICATION",
                "COMMENT - EVENT TRIGGER");
    }

    /** Where there is no superuser, everything is tried by the one role that there is. */
    boolean isForWhoeverOwnsAll(Entry entry) {
        return !entry.is("COMMENT - EXTENSION", "SUBSCRIPTION", "COMMENT - SUBSCRIPTION", "SCHEMA - public");
    }

    private boolean isThere(Entry entry) {
        return entry.is("EXTENSION", "COMMENT - EXTENSION", "SUBSCRIPTION", "COMMENT - SUBSCRIPTION")
                || premadeSchemas.stream().anyMatch(schema -> entry.is("SCHEMA - " + schema));
    }
}
