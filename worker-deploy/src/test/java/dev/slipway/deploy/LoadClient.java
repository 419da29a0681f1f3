package dev.slipway.deploy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** A user who never stops asking, and who, unlike the JDK's client, never asks twice behind our back. */
final class LoadClient {

    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final URI entrance;
    private final boolean keepAlive;
    private final boolean alsoPosts;
    private final AtomicInteger answered = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    LoadClient(URI entrance, boolean keepAlive) {
        this(entrance, keepAlive, true);
    }

    private LoadClient(URI entrance, boolean keepAlive, boolean alsoPosts) {
        this.entrance = entrance;
        this.keepAlive = keepAlive;
        this.alsoPosts = alsoPosts;
    }

    /** For services that only have pages. */
    static LoadClient reading(URI entrance, boolean keepAlive) {
        return new LoadClient(entrance, keepAlive, false);
    }

    CompletableFuture<Void> start() {
        return CompletableFuture.runAsync(this::run, THREADS);
    }

    void stop() {
        stopped = true;
    }

    int answered() {
        return answered.get();
    }

    List<String> failures() {
        return failures;
    }

    /** Returns once the clients together have had so many answers, or one of them has failed. */
    void awaitTogether(List<LoadClient> clients, int expected) throws InterruptedException {
        synchronized (this) {
            while (failures.isEmpty()
                    && !stopped
                    && clients.stream().mapToInt(LoadClient::answered).sum() < expected) {
                wait(20);
            }
        }
    }

    private void run() {
        while (!stopped && failures.isEmpty()) {
            try (var socket = new Socket(entrance.getHost(), entrance.getPort())) {
                socket.setSoTimeout(20_000);
                var answers = new BufferedInputStream(socket.getInputStream());
                do {
                    ask(socket);
                    check(answers);
                } while (keepAlive && !stopped && failures.isEmpty());
            } catch (IOException e) {
                failures.add(e.toString());
            }
        }
    }

    private void ask(Socket socket) throws IOException {
        boolean post = alsoPosts && answered.get() % 4 == 3;
        socket.getOutputStream()
                .write(((post ? "POST" : "GET") + " / HTTP/1.1\r\nHost: shop\r\n"
                                + (post ? "Content-Length: 5\r\n" : "") + (keepAlive ? "" : "Connection: close\r\n")
                                + "\r\n" + (post ? "hello" : ""))
                        .getBytes(US_ASCII));
    }

    private void check(BufferedInputStream answers) throws IOException {
        String status = line(answers);
        int length = 0;
        for (String header = line(answers); !header.isEmpty(); header = line(answers)) {
            if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        String body = new String(answers.readNBytes(length), US_ASCII);
        if (status.startsWith("HTTP/1.1 200 ")) {
            answered.incrementAndGet();
        } else {
            failures.add(status + " " + body);
        }
    }

    private static String line(BufferedInputStream answers) throws IOException {
        var line = new StringBuilder();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                throw new IOException("The connection ended after '" + line + "'.");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
