package dev.slipway.cli.environment;

import dev.slipway.release.environment.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a template belongs, and what is there now. */
record TemplateFile(Path path, Template template, State state) {

    /** What is there, seen from what should be. */
    enum State {
        MISSING,
        FRESH,
        STALE,
        CHANGED
    }

    static TemplateFile in(Path folder, Template template) {
        var path = folder.resolve(template.fileName());
        return new TemplateFile(path, template, state(path, template));
    }

    private static State state(Path path, Template template) {
        if (!Files.exists(path)) {
            return State.MISSING;
        }
        var content = content(path);
        if (content.replace("\r\n", "\n").equals(template.text())) {
            return State.FRESH;
        }
        return Template.isUntouched(content) ? State.STALE : State.CHANGED;
    }

    void write() {
        try {
            Files.writeString(path, template.text());
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written; check that this user may write there", e);
        }
    }

    private static String content(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read; check that this user may read it", e);
        }
    }
}
