package dev.slipway.verify.http;

import java.net.ConnectException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Says in words why a call came to nothing. */
final class Trouble {

    private Trouble() {}

    static String inWords(ExecutionException failure) {
        var cause = Optional.ofNullable(failure.getCause()).orElse(failure);
        if (cause instanceof ConnectException) {
            return "nobody listens there (connection refused)";
        }
        return "the connection broke ("
                + Optional.ofNullable(cause.getMessage())
                        .orElse(cause.getClass().getSimpleName()) + ")";
    }
}
