package dev.slipway.migrations.rehearsal.kind;

import java.util.List;

/** A migration's kind, and what speaks for it. */
public record Classification(MigrationKind kind, List<String> reasons) {

    public Classification {
        reasons = List.copyOf(reasons);
    }

    public static Classification irreversible(String reason) {
        return new Classification(MigrationKind.IRREVERSIBLE, List.of(reason));
    }
}
