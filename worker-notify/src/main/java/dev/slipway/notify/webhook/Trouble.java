package dev.slipway.notify.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Says why a webhook could not be reached in words of our own: the JDK's may quote its address. */
final class Trouble {

    private Trouble() {}

    static String inWords(IOException failure, Duration within) {
        return switch (failure) {
            case HttpTimeoutException _ -> "no answer within " + within.toMillis() + " ms";
            case ConnectException refused
            when refused.getCause() instanceof UnresolvedAddressException -> "its host name is not known here";
            case UnknownHostException _ -> "its host name is not known here";
            case ConnectException _ -> "nobody listens there";
            case SSLException _ -> "no secure connection could be agreed on, see its certificate";
            default -> "the connection broke";
        };
    }
}
