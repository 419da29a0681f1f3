package dev.slipway.deploy;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Remembers the first text that came over a web socket. */
public final class Hearing implements WebSocket.Listener {

    public final CompletableFuture<String> heard = new CompletableFuture<>();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        heard.complete(text.toString());
        return WebSocket.Listener.super.onText(socket, text, last);
    }
}
