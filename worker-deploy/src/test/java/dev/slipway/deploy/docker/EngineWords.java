package dev.slipway.deploy.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** All that an engine tells whoever may ask it, letter by letter. */
record EngineWords(EngineUnderTest engine, Path socket) {

    /** What it says of a container, of all others, of volumes and images, and every event so far. */
    String all(String container) {
        return List.of(
                        "/containers/" + container + "/json",
                        "/containers/json?all=1",
                        "/volumes",
                        "/images/json",
                        "/events?since=0&until=" + (Instant.now().getEpochSecond() + 1))
                .stream()
                .map(this::get)
                .collect(Collectors.joining("\n"));
    }

    private String get(String path) {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap(("GET " + path + " HTTP/1.0\r\nHost: engine\r\n\r\n").getBytes(UTF_8)));
            return new String(Channels.newInputStream(channel).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command says that is run inside. */
    String run(String container, String... command) throws Exception {
        var id = engine.client()
                .execCreateCmd(container)
                .withCmd(command)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
        var words = new StringBuffer();
        try (var heard = engine.client().execStartCmd(id).exec(new ResultCallback.Adapter<Frame>() {
            @Override
            public void onNext(Frame frame) {
                words.append(new String(frame.getPayload(), UTF_8));
            }
        })) {
            heard.awaitCompletion(20, TimeUnit.SECONDS);
        }
        return words.toString();
    }
}
