package dev.slipway.backup.postgres.container;

import com.github.dockerjava.api.async.ResultCallbackTemplate;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import dev.slipway.backup.postgres.Complaints;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Takes apart what an engine sends: output goes on as fast as it is read, and no faster; complaints are kept. */
final class Frames extends ResultCallbackTemplate<Frames, Frame> {

    private static final int PIPE = 1 << 20;

    private final PipedInputStream output = new PipedInputStream(PIPE);
    private final PipedOutputStream intake = new PipedOutputStream();
    private final Complaints complaints = new Complaints();

    Frames() {
        try {
            intake.connect(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream output() {
        return output;
    }

    String complaints() {
        return complaints.words();
    }

    void complain(String words) {
        complaints.take(words);
    }

    @Override
    public void onNext(Frame frame) {
        if (frame.getStreamType() == StreamType.STDERR) {
            complain(new String(frame.getPayload(), StandardCharsets.UTF_8));
            return;
        }
        try {
            intake.write(frame.getPayload());
        } catch (IOException nobodyReads) {
            abandon();
        }
    }

    @Override
    public void onError(Throwable failure) {
        complain(String.valueOf(failure.getMessage()));
        end();
        super.onError(failure);
    }

    @Override
    public void onComplete() {
        end();
        super.onComplete();
    }

    /** Unlike {@link #close()}, which comes with the end of what is sent, this also forgets what nobody has read yet. */
    void abandon() {
        try {
            output.close();
            close();
        } catch (IOException alreadyClosed) {
            // then nothing is left to do
        }
        end();
    }

    private void end() {
        try {
            intake.close();
        } catch (IOException alreadyClosed) {
            // by whoever read from it
        }
    }
}
