package dev.slipway.readiness.inspection;

import java.util.ArrayList;
import java.util.List;

/** What of a directory was not looked at, so that nobody takes silence about it for a pass. */
final class Unseen {

    private static final int KIB = 1024;

    private final DirectoryLimits limits;
    private final List<String> beheaded = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private int passedOver;
    private int tooMuch;
    private boolean endless;

    Unseen(DirectoryLimits limits) {
        this.limits = limits;
    }

    /** Only its beginning was read. */
    void beheaded(String path) {
        beheaded.add(path);
    }

    void unreadable(String path) {
        unreadable.add(path);
    }

    /** So many files lie further down than those that are opened. */
    void passedOver(int files) {
        passedOver = files;
    }

    void tooMuch() {
        tooMuch++;
    }

    void endless() {
        endless = true;
    }

    List<String> notes(List<SourceFile> files) {
        var notes = new ArrayList<String>();
        if (endless) {
            notes.add("there are more than " + limits.seen() + " files; of the others not even the names were seen");
        }
        if (passedOver > 0) {
            notes.add(passedOver + " files were not opened, because " + limits.files() + " lie further up");
        }
        if (tooMuch > 0) {
            notes.add(tooMuch + " files were not read, because there are " + limits.bytes() / KIB / KIB
                    + " MiB of text further up");
        }
        if (!beheaded.isEmpty()) {
            notes.add("only the first " + limits.bytesPerFile() / KIB + " KiB were read of " + Lines.places(beheaded));
        }
        if (!unreadable.isEmpty()) {
            notes.add("nobody may read " + Lines.places(unreadable));
        }
        var cut = files.stream().flatMap(file -> file.cut().stream()).toList();
        if (!cut.isEmpty()) {
            notes.add("of lines longer than " + Line.LONGEST + " characters only the beginning was read: "
                    + Lines.places(cut));
        }
        return notes;
    }
}
