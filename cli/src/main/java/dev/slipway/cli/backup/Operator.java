package dev.slipway.cli.backup;

import dev.slipway.cli.Shell;

/** Who has said something about a backup by hand, as far as their shell tells. */
final class Operator {

    private Operator() {}

    static String of(Shell shell) {
        return "operator:" + shell.environment().getOrDefault("USER", System.getProperty("user.name"));
    }
}
