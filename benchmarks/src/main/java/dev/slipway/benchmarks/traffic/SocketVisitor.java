package dev.slipway.benchmarks.traffic;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Talks over a web socket for two seconds, a word at a time, closes it in good order, and opens another. */
final class SocketVisitor extends Visitor {

    private static final int WORDS = 20;
    private static final long PATIENCE_SECONDS = 20;

    private final URI entry;
    private final Tally tally;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS))
            .build();

    SocketVisitor(URI entry, Tally tally) {
        this.entry = URI.create("ws://" + entry.getAuthority() + "/echo");
        this.tally = tally;
    }

    @Override
    void visit() {
        while (stays()) {
            var asked = Instant.now();
            try {
                talk();
                tally.answered(asked, "socket");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                tally.failed(asked, "web socket: " + (e.getCause() == null ? e : e.getCause()));
            }
        }
        http.close();
    }

    private void talk() throws InterruptedException {
        var heard = new Heard();
        var socket = http.newWebSocketBuilder().buildAsync(entry, heard).join();
        for (int word = 0; word < WORDS && stays(); word++) {
            socket.sendText("word " + word, true).join();
            heard.expect("word " + word);
            heard.pause();
        }
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    /** What comes back. */
    private static final class Heard implements WebSocket.Listener {

        private final BlockingQueue<String> words = new LinkedBlockingQueue<>();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            words.add(text.toString());
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            words.add("closed with " + code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            words.add("broke: " + error);
        }

        void expect(String word) throws InterruptedException {
            var came = words.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!word.equals(came)) {
                throw new IllegalStateException("'" + came + "' came instead of '" + word + "'");
            }
        }

        /** Silence is what is expected now; whatever comes is a fault. */
        void pause() throws InterruptedException {
            var came = words.poll(100, TimeUnit.MILLISECONDS);
            if (came != null) {
                throw new IllegalStateException("it was " + came);
            }
        }
    }
}
