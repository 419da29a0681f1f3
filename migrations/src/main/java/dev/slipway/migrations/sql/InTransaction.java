package dev.slipway.migrations.sql;

/** How a statement gets on with a transaction that is already open. */
public enum InTransaction {
    FITS,
    /** PostgreSQL refuses it there, as it does `CREATE INDEX CONCURRENTLY`. */
    REFUSES,
    /** It begins or ends a transaction itself. */
    CONTROLS;

    static InTransaction of(Words words) {
        if (controls(words)) {
            return CONTROLS;
        }
        return refuses(words) ? REFUSES : FITS;
    }

    private static boolean controls(Words words) {
        return words.begin("BEGIN")
                || words.begin("START", "TRANSACTION")
                || words.begin("COMMIT") && !words.begin("COMMIT", "PREPARED")
                || words.begin("END")
                || words.begin("ABORT")
                || words.begin("ROLLBACK") && !words.have("TO") && !words.begin("ROLLBACK", "PREPARED")
                || words.begin("PREPARE", "TRANSACTION");
    }

    private static boolean refuses(Words words) {
        return aboutTheServer(words) || concurrently(words) || aboutSubscriptions(words) || maintains(words);
    }

    private static boolean aboutTheServer(Words words) {
        return words.begin("CREATE", "DATABASE")
                || words.begin("DROP", "DATABASE")
                || words.begin("ALTER", "DATABASE") && words.have("TABLESPACE")
                || words.begin("CREATE", "TABLESPACE")
                || words.begin("DROP", "TABLESPACE")
                || words.begin("ALTER", "SYSTEM")
                || words.begin("COMMIT", "PREPARED")
                || words.begin("ROLLBACK", "PREPARED")
                || words.begin("DISCARD", "ALL");
    }

    private static boolean concurrently(Words words) {
        return words.begin("CREATE", "INDEX", "CONCURRENTLY")
                || words.begin("CREATE", "UNIQUE", "INDEX", "CONCURRENTLY")
                || words.begin("DROP", "INDEX", "CONCURRENTLY")
                || words.begin("REINDEX") && words.have("CONCURRENTLY")
                || words.begin("ALTER", "TABLE") && words.have("DETACH") && words.have("CONCURRENTLY");
    }

    private static boolean aboutSubscriptions(Words words) {
        return words.begin("CREATE", "SUBSCRIPTION")
                || words.begin("DROP", "SUBSCRIPTION")
                || words.begin("ALTER", "SUBSCRIPTION") && words.have("PUBLICATION");
    }

    private static boolean maintains(Words words) {
        return words.begin("VACUUM")
                || words.are("CLUSTER")
                || words.begin("REINDEX") && (words.have("DATABASE") || words.have("SYSTEM") || words.have("SCHEMA"));
    }
}
