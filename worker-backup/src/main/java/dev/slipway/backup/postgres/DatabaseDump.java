package dev.slipway.backup.postgres;

import dev.slipway.backup.fingerprint.PictureReader;
import dev.slipway.backup.postgres.DumpSettings.Hashing;
import dev.slipway.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Lets a database flow into a stream and takes its picture meanwhile, both of the same moment.
 *
 * <p>Nothing is kept in between: memory and disk are the same for a database of any size. An interrupt ends it at any
 * time, and with it the program and the question that the server is working on.
 */
public final class DatabaseDump {

    private final DatabaseUrl url;
    private final ClientTools tools;
    private final DumpSettings settings;

    public DatabaseDump(DatabaseUrl url, ClientTools tools, DumpSettings settings) {
        this.url = url;
        this.tools = tools;
        this.settings = settings;
    }

    /** The stream is left open; an IOException is one of the stream's own. */
    public Taken writeTo(OutputStream out, ByteProgress progress)
            throws PostgresTrouble, IOException, InterruptedException {
        try (var snapshot = Snapshot.open(url, settings.lockPatience())) {
            var reader = PictureReader.begin(snapshot.connection());
            tools.mustFit(reader.server().major());
            var globals = Globals.of(url, tools);
            var session = DumpSession.of(url);
            var dump = new DumpProgram(url, tools);
            try (var program = dump.start(snapshot.name(), session, settings.lockPatience());
                    var work = new Together(program::close, session::end, snapshot::cancel)) {
                var bytes = work.start(() -> dump.drain(program, out, progress));
                if (settings.hashing() == Hashing.AFTERWARDS) {
                    work.await();
                }
                var contents = work.start(reader::read);
                work.await();
                return new Taken(reader.close(contents.resultNow()), globals, bytes.resultNow());
            }
        }
    }
}
