package dev.slipway.migrations.scratch;

import java.util.Map;

/** Where a scratch server takes its clients in; a password is asked for at either. */
enum Door {
    /** The loopback address: any program of this machine may knock. */
    LOOPBACK,
    /** A file in the server's own folder, which only its account and root can enter; there is no network behind it. */
    FILE;

    String host(ScratchFolder folder) {
        return switch (this) {
            case LOOPBACK -> "127.0.0.1";
            case FILE -> folder.path().toString();
        };
    }

    Map<String, String> settings(ScratchFolder folder) {
        return switch (this) {
            case LOOPBACK -> Map.of("listen_addresses", host(folder), "unix_socket_directories", "");
            case FILE -> Map.of("listen_addresses", "", "unix_socket_directories", host(folder));
        };
    }
}
